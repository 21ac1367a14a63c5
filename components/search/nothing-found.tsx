import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** What to do when nothing answers. */
export function NothingFound({ locale, query }: { locale: Locale; query: string }) {
  const t = translator(locale)
  return (
    <section aria-labelledby="nothing" className="banner mt-8 mb-0">
      <h2 id="nothing" className="text-xl [overflow-wrap:anywhere]">
        {t('search.noneTitle', { query })}
      </h2>
      <p className="mt-2">{t('search.noneText')}</p>
      <p className="mt-2">
        <a href={paths.about(locale)} className="inline-block py-1.5">
          {t('search.ask')}
        </a>
      </p>
    </section>
  )
}
