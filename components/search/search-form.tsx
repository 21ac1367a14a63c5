import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { MOST_SUGGESTIONS } from '#lib/search/suggest.ts'
import { SearchField } from './search-field.tsx'

/** The field of the search page: a plain form, with suggestions where there is script. */
export function SearchForm({ locale, query }: { locale: Locale; query: string }) {
  const t = translator(locale)
  const counts = Array.from({ length: MOST_SUGGESTIONS + 1 }, (_, n) =>
    t('search.suggested', { n }),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser that reads this page knows <search>
    <form role="search" action={paths.search(locale)} data-script-when-used="" className="mt-6">
      <label htmlFor="q" className="font-semibold">
        {t('search.label')}
      </label>
      <p id="q-hint" className="text-base text-soft">
        {t('search.hint')}
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        <SearchField
          locale={locale}
          query={query}
          suggestions={t('search.suggestions')}
          counts={counts}
        />
        <Button>{t('search.button')}</Button>
      </div>
    </form>
  )
}
