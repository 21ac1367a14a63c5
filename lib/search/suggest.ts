import type { Locale } from '#lib/i18n/locales.ts'
import type { SearchIndex } from './index/build-index.ts'
import type { Entry } from './index/entries.ts'
import { rank } from './query/rank.ts'
import { readQuery } from './query/read-query.ts'
import { shownEntry } from './search.ts'

/** A page to offer while a query is being typed. */
export type Suggestion = Pick<Entry, 'path' | 'kind' | 'title' | 'fact' | 'locale'>

export const MOST_SUGGESTIONS = 6

/** The pages that an unfinished query seems to ask for. */
export function suggest(raw: string, index: SearchIndex, locale: Locale): Suggestion[] {
  const query = readQuery(raw, index, true)
  return rank(query, index, locale)
    .slice(0, MOST_SUGGESTIONS)
    .map((ranked) => shownEntry(ranked, index, locale).entry)
}
