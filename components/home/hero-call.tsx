import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { QUALITIES } from '#lib/recommend/schema.ts'

/** The invitation to recommend a person, with the qualities to look for. */
export function HeroCall({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="hero-call" className="self-start border-saffron border-t-4 pt-5">
      <h2 id="hero-call">{t('home.heroTitle')}</h2>
      <p className="mt-3">{t('home.heroText')}</p>
      <ul className="mt-5 grid gap-x-8 border-line border-b text-base text-soft sm:grid-cols-2 lg:grid-cols-1">
        {QUALITIES.map((quality) => (
          <li key={quality} className="border-line border-t py-2">
            {t(`recommend.quality.${quality}.title`)}
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <a href={paths.recommend(locale)} className="button-link">
          {t('home.heroLink')}
        </a>
      </p>
    </section>
  )
}
