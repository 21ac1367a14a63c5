import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Answer } from '#lib/search/search.ts'

/** How a query was understood, where that is not as it was typed, and what it may have meant. */
export function ReadAs({ answer, locale }: { answer: Answer; locale: Locale }) {
  const t = translator(locale)
  const { query, didYouMean } = answer
  const [before = '', after = ''] = t('search.meant', { query: '\u0000' }).split('\u0000')
  return (
    <>
      {query.read !== query.typed && (
        <p className="mt-5">{t('search.read', { query: query.read })}</p>
      )}
      {didYouMean !== undefined && (
        <p className="mt-5">
          {before}
          <a
            href={`${paths.search(locale)}?q=${encodeURIComponent(didYouMean)}`}
            className="inline-block py-1.5 font-semibold"
          >
            {didYouMean}
          </a>
          {after}
        </p>
      )}
    </>
  )
}
