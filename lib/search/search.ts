import type { Locale } from '#lib/i18n/locales.ts'
import { localesFor, type SearchIndex } from './index/build-index.ts'
import type { Entry } from './index/entries.ts'
import { excerpt, markAll, type Piece } from './query/excerpt.ts'
import { type Ranked, rank } from './query/rank.ts'
import { type ReadQuery, readQuery } from './query/read-query.ts'

/** One page found. */
export type Hit = {
  /** The address without the language, with the part that answers best. */
  path: string
  kind: Entry['kind']
  /** The language of what is shown, the reader's own where the page has it. */
  locale: Locale
  title: Piece[]
  /** The heading of the part that the address leads to, when that is not the page itself. */
  heading?: Piece[]
  excerpt: Piece[]
  /** Further parts that answer. */
  others: { path: string; heading: string }[]
  /** The record, for a fact. */
  fact?: string
  /** Whether this record is the very thing that was asked for. */
  direct: boolean
}

/** What a query gave. */
export type Answer = {
  query: ReadQuery
  hits: Hit[]
  /** The glossary's term that the query names, and nothing else. */
  term?: string
  /** The query with the words of the texts that are nearest to unknown ones. */
  didYouMean?: string
}

const MOST_HITS = 20
const MOST_OTHERS = 3
/** Beyond a few, pages that answer so much worse than the best one only tire the reader. */
const LEAST = 0.15
const FEW = 10
/** Keys less sure than this are not marked: “бас” alone is no refusal, as “бас тарту” is. */
const FAR = 0.4

/** What a reader is shown of a page that was found, maybe in another language. */
export function shownEntry({ entry, section, others }: Ranked, index: SearchIndex, locale: Locale) {
  const known = index.entries.get(entry.path) ?? {}
  const own = localesFor(locale).flatMap((other) => known[other] ?? [])[0] ?? entry
  if (own === entry) return { entry, section, others }
  // A translation has the same parts in the same order, unless it is behind.
  const same = own.sections.length === entry.sections.length
  return { entry: own, section: same ? section : 0, others: same ? others : [] }
}

function addressOf(entry: Entry, section: number): string {
  const id = entry.sections[section]?.id
  return id ? `${entry.path}#${id}` : entry.path
}

function toHit(
  ranked: Ranked,
  index: SearchIndex,
  locale: Locale,
  keys: ReadonlySet<string>,
  direct: boolean,
): Hit {
  const { entry, section, others } = shownEntry(ranked, index, locale)
  const part = entry.sections[section]
  const mark = (text: string) => markAll(text, entry.locale, keys, index)
  return {
    path: addressOf(entry, section),
    kind: entry.kind,
    locale: entry.locale,
    title: mark(entry.title),
    ...(part?.heading && { heading: mark(part.heading) }),
    excerpt: excerpt(part?.text ?? '', entry.locale, keys, index),
    others: others
      .flatMap((other) => {
        const heading = entry.sections[other]?.heading
        return heading ? [{ path: addressOf(entry, other), heading }] : []
      })
      .slice(0, MOST_OTHERS),
    ...(entry.fact !== undefined && { fact: entry.fact }),
    direct,
  }
}

function suggestion(
  { words, read }: ReadQuery,
  index: SearchIndex,
  locale: Locale,
): string | undefined {
  const better = words.map(({ word, known, telling }) =>
    known || !telling || /\p{N}/u.test(word)
      ? word
      : (index.vocabulary.nearest(word, locale) ?? word),
  )
  const text = better.join(' ')
  return text === words.map(({ word }) => word).join(' ') || text === read ? undefined : text
}

/** The records that a query asks for and nothing else: those of the concepts that it names. */
function directFacts({ groups, concepts }: ReadQuery, ranked: Ranked[]): Set<string> {
  if (groups.length !== 1) return new Set()
  const paths = concepts.map((id) => `/facts/${id}`)
  return new Set(ranked.map(({ path }) => path).filter((path) => paths.includes(path)))
}

/** Searches for what a reader typed; an unknown word never fails, it finds nothing. */
export function search(raw: string, index: SearchIndex, locale: Locale): Answer {
  const query = readQuery(raw, index)
  const ranked = rank(query, index, locale)
  const telling = query.groups.filter(({ faint }) => !faint)
  const marked = telling.length > 0 ? telling : query.groups
  const keys = new Set(
    marked.flatMap((group) => [...group.keys].flatMap(([key, sure]) => (sure > FAR ? [key] : []))),
  )
  const direct = directFacts(query, ranked)
  const best = ranked[0]?.score ?? 0
  const ordered = [
    ...ranked.filter(({ path }) => direct.has(path)),
    ...ranked.filter(({ path }) => !direct.has(path)),
  ]
    .filter(({ score }, at) => at < FEW || score > best * LEAST)
    .slice(0, MOST_HITS)
  const [concept] = query.groups.length === 1 ? query.concepts : []
  const didYouMean = suggestion(query, index, locale)
  return {
    query,
    hits: ordered.map((page) => toHit(page, index, locale, keys, direct.has(page.path))),
    ...(concept !== undefined && { term: concept }),
    ...(didYouMean !== undefined && { didYouMean }),
  }
}
