import type { Locale } from '#lib/i18n/locales.ts'
import { localesFor, type SearchIndex } from './index/build-index.ts'
import type { Entry } from './index/entries.ts'
import { type PlanAnswers, planAnswersIn } from './plan-answers.ts'
import { excerpt, markAll, type Piece } from './query/excerpt.ts'
import { type Ranked, rank } from './query/rank.ts'
import { type ReadQuery, readQuery } from './query/read-query.ts'
import { countryOfConcept } from './words/concepts.ts'

/** A search result: one page. */
export type Hit = {
  /** The path without the language prefix, with the fragment of the best matching section. */
  path: string
  kind: Entry['kind']
  /** The language of the result: the reader's own if the page exists in it. */
  locale: Locale
  title: Piece[]
  /** The heading of the section that `path` points to; absent if that is the whole page. */
  heading?: Piece[]
  excerpt: Piece[]
  /** Further sections of the page that match. */
  others: { path: string; heading: string }[]
  /** The id of the record, if the result is a fact. */
  fact?: string
  /** Whether the query names exactly this record. */
  direct: boolean
}

/** The result of a search. */
export type Answer = {
  query: ReadQuery
  hits: Hit[]
  /** The id of the glossary term, if the query names that term and nothing else. */
  term?: string
  /** The query with each unknown word replaced by the most similar word of the index. */
  didYouMean?: string
  /** What the query says of the reader, as answers to the plan. */
  plan?: PlanAnswers
}

const MAX_HITS = 20
const MAX_OTHERS = 3
/** The letters that forms of one word share at least, and those in which they may differ. */
const MIN_COMMON_START = 5
const MAX_ENDING = 3
/** From the result `MIN_HITS` on, drop those that score below this share of the best score. */
const MIN_RELATIVE_SCORE = 0.15
const MIN_HITS = 10
/**
 * Do not highlight keys with a lower weight: “бас” alone does not mean refusal, “бас тарту” does.
 */
const MIN_HIGHLIGHT_WEIGHT = 0.4

/** The text of a ranked page to show: in the reader's language if there is one, else another. */
export function shownEntry({ entry, section, others }: Ranked, index: SearchIndex, locale: Locale) {
  const known = index.entries.get(entry.path) ?? {}
  const own = localesFor(locale).flatMap((other) => known[other] ?? [])[0] ?? entry
  if (own === entry) return { entry, section, others }
  // A translation has the same sections in the same order, unless it is outdated.
  const same = own.sections.length === entry.sections.length
  return { entry: own, section: same ? section : 0, others: same ? others : [] }
}

function addressOf(entry: Entry, section: number, country?: string): string {
  // The plan shows the rules for the citizens of a country.
  if (country !== undefined && entry.path === '/plan') return `/plan?citizenship=${country}`
  const id = entry.sections[section]?.id
  return id ? `${entry.path}#${id}` : entry.path
}

function toHit(
  ranked: Ranked,
  index: SearchIndex,
  locale: Locale,
  {
    keys,
    direct,
    country,
  }: { keys: ReadonlySet<string>; direct: boolean; country?: string | undefined },
): Hit {
  const { entry, section, others } = shownEntry(ranked, index, locale)
  const part = entry.sections[section]
  const mark = (text: string) => markAll(text, entry.locale, keys, index)
  return {
    path: addressOf(entry, section, country),
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
      .slice(0, MAX_OTHERS),
    ...(entry.fact !== undefined && { fact: entry.fact }),
    direct,
  }
}

function suggestion(
  { words, read }: ReadQuery,
  index: SearchIndex,
  locale: Locale,
): string | undefined {
  const better = words.map(({ word, known, isContent }) => {
    if (known || !isContent || /\p{N}/u.test(word)) return word
    const nearest = index.vocabulary.nearest(word, locale)
    return nearest === undefined || isOtherForm(word, nearest) ? word : nearest
  })
  const text = better.join(' ')
  return text === words.map(({ word }) => word).join(' ') || text === read ? undefined : text
}

/**
 * Whether two words differ in nothing but their endings, as forms of one word do: “гражданка”,
 * “граждане”. Such a word is no slip. Letters swapped, left out or doubled at the end are one.
 */
function isOtherForm(word: string, other: string): boolean {
  let same = 0
  while (same < word.length && word[same] === other[same]) same++
  const [ending, otherEnding] = [word.slice(same), other.slice(same)]
  const isSlip = [...ending].sort().join('') === [...otherEnding].sort().join('')
  return (
    same >= MIN_COMMON_START && Math.max(ending.length, otherEnding.length) <= MAX_ENDING && !isSlip
  )
}

/** The paths of the records whose concepts are the whole query. */
function directFacts({ groups, concepts }: ReadQuery, ranked: Ranked[]): Set<string> {
  if (groups.length !== 1) return new Set()
  const paths = concepts.map((id) => `/facts/${id}`)
  return new Set(ranked.map(({ path }) => path).filter((path) => paths.includes(path)))
}

/**
 * Searches the index. Unknown words are not an error: they find nothing.
 *
 * @param stories the paths of the stories that may be shown now; others are left out
 */
export function search(
  raw: string,
  index: SearchIndex,
  locale: Locale,
  stories: ReadonlySet<string> = new Set(),
): Answer {
  const query = readQuery(raw, index)
  const ranked = rank(query, index, locale).filter(
    ({ entry, path }) => entry.kind !== 'story' || stories.has(path),
  )
  const specific = query.groups.filter(({ isCommon }) => !isCommon)
  const marked = specific.length > 0 ? specific : query.groups
  const keys = new Set(
    marked.flatMap((group) =>
      [...group.keys].flatMap(([key, sure]) => (sure > MIN_HIGHLIGHT_WEIGHT ? [key] : [])),
    ),
  )
  const direct = directFacts(query, ranked)
  const best = ranked[0]?.score ?? 0
  const ordered = [
    ...ranked.filter(({ path }) => direct.has(path)),
    ...ranked.filter(({ path }) => !direct.has(path)),
  ]
    .filter(({ score }, at) => at < MIN_HITS || score > best * MIN_RELATIVE_SCORE)
    .slice(0, MAX_HITS)
  const [concept] = query.groups.length === 1 ? query.concepts : []
  const countries = query.concepts.flatMap((id) => countryOfConcept(id) ?? [])
  const country = countries.length === 1 ? countries[0] : undefined
  const plan = planAnswersIn(query.read, index.situations)
  const didYouMean = suggestion(query, index, locale)
  return {
    query,
    hits: ordered.map((page) =>
      toHit(page, index, locale, { keys, direct: direct.has(page.path), country }),
    ),
    ...(concept !== undefined && { term: concept }),
    ...(didYouMean !== undefined && { didYouMean }),
    ...(plan !== undefined && { plan }),
  }
}
