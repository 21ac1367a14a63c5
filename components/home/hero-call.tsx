import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { paths } from '#lib/site/paths.ts'

/** The invitation to name a person. */
export function HeroCall({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="hero-call" className="self-start border-saffron border-t-4 pt-5">
      <h2 id="hero-call">{t('home.heroTitle')}</h2>
      <p className="mt-3">{t('home.heroText')}</p>
      <p className="mt-5">
        <a href={paths.recommend(locale)} className="door">
          {t('home.heroLink')}
        </a>
      </p>
    </section>
  )
}
