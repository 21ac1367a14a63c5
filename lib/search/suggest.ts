import type { Locale } from '#lib/i18n/locales.ts'
import type { SearchIndex } from './index/build-index.ts'
import type { Entry } from './index/entries.ts'
import { rank } from './query/rank.ts'
import { readQuery } from './query/read-query.ts'
import { shownEntry } from './search.ts'

/** A page that is suggested while a query is being typed. */
export type Suggestion = Pick<Entry, 'path' | 'kind' | 'title' | 'fact' | 'locale'>

export const MAX_SUGGESTIONS = 6

/**
 * The best pages for an unfinished query, at most `MAX_SUGGESTIONS`. Stories are not among them:
 * suggestions are cached, and who told a story may withdraw it at any time.
 */
export function suggest(raw: string, index: SearchIndex, locale: Locale): Suggestion[] {
  const query = readQuery(raw, index, true)
  return rank(query, index, locale)
    .filter(({ entry }) => entry.kind !== 'story')
    .slice(0, MAX_SUGGESTIONS)
    .map((ranked) => shownEntry(ranked, index, locale).entry)
}
