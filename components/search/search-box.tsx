import { Button } from '#components/form/button.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/**
 * The search in the header: a button that opens a plain form as a popover. The browser handles
 * opening, closing (also by Escape) and the focus; one without popovers shows a link instead. Not on
 * the search page, which has a form of its own.
 */
export function SearchBox({ locale, path }: { locale: Locale; path: string }) {
  const t = translator(locale)
  if (path.split('?')[0] === paths.search(locale)) return null
  return (
    <>
      <a href={paths.search(locale)} className="without-popover px-4">
        {t('search.open')}
      </a>
      <button
        type="button"
        popoverTarget="search-box"
        aria-label={t('search.open')}
        className="with-popover grid size-11 cursor-pointer place-items-center"
      >
        <svg viewBox="0 0 24 24" width="24" aria-hidden="true">
          <path
            d="M15 15a6.5 6.5 0 1 1 .1-.1l6 6"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        </svg>
      </button>
      <div
        id="search-box"
        popover="auto"
        className="search-box inset-x-0 top-0 bottom-auto w-full border-line border-b bg-paper px-5 py-4 text-ink raised"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: not every browser that reads this page knows <search> */}
        <form role="search" action={paths.search(locale)} className="mx-auto max-w-2xl">
          <label htmlFor="search-box-q" className="font-semibold text-base">
            {t('search.label')}
          </label>
          <div className="mt-2 flex gap-3">
            <input
              id="search-box-q"
              name="q"
              type="search"
              required
              autoFocus
              autoComplete="off"
              maxLength={300}
              className="min-h-12 min-w-0 flex-1 rounded border-2 border-edge bg-paper px-3 py-2"
            />
            <Button>{t('search.button')}</Button>
          </div>
        </form>
      </div>
    </>
  )
}
