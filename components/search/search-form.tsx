import { Button } from '#components/form/button.tsx'
import { FormScript } from '#components/form/form-script.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/**
 * The field of the search page: a plain form, with suggestions where there is script
 * (components/browser/suggestions.ts, which copies the one option for each page).
 */
export function SearchForm({ locale, query }: { locale: Locale; query: string }) {
  const t = translator(locale)
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser that reads this page knows <search>
    <form role="search" action={paths.search(locale)} data-script className="mt-6">
      <label htmlFor="q" className="font-semibold">
        {t('search.label')}
      </label>
      <p id="q-hint" className="text-base text-soft">
        {t('search.hint')}
      </p>
      <div className="mt-2 flex flex-wrap gap-3">
        <div className="relative min-w-0 flex-[1_1_10rem]">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={query}
            maxLength={300}
            autoComplete="off"
            aria-describedby="q-hint"
            className="min-h-12 w-full rounded border-2 border-edge bg-paper px-3 py-2"
          />
          <div
            id="q-suggestions"
            role="listbox"
            aria-label={t('search.suggestions')}
            hidden
            className="absolute top-full left-0 w-[min(100vw-2.5rem,36rem)] min-w-full z-10 mt-1 overflow-hidden rounded border border-edge bg-paper raised"
          >
            <div
              role="option"
              tabIndex={-1}
              aria-selected={false}
              className="min-h-11 cursor-pointer border-line border-b px-3 py-2 last:border-b-0 hover:bg-leaf aria-selected:bg-sky-wash aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-sky"
            >
              <span className="block text-base text-soft" />
            </div>
          </div>
          <p role="status" className="sr-only" />
          <FormScript />
        </div>
        <Button>{t('search.button')}</Button>
      </div>
    </form>
  )
}
