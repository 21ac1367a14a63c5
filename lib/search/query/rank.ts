import type { Locale } from '#lib/i18n/locales.ts'
import { localesFor, type Scores, type SearchIndex } from '../index/build-index.ts'
import type { Entry } from '../index/entries.ts'
import { liftNeighbours } from './lift-neighbours.ts'
import type { Group, ReadQuery } from './read-query.ts'

/** A page that matches a query, with its score. */
export type Ranked = {
  path: string
  score: number
  /** The weighted share of the query that the page matches, from 0 to 1. */
  coverage: number
  /** The page in the language that matches best; `section` is the index of its best section. */
  entry: Entry
  section: number
  /** The indexes of other sections that match well, best first. */
  others: number[]
}

/** Factor for a page in another language than the reader's. */
const OTHER_LANGUAGE_FACTOR = 0.85
const KIND_FACTOR: Record<Entry['kind'], number> = { guide: 1, fact: 0.9, page: 0.8, letter: 0.6 }
/** Weight of a word that occurs in most questions. */
const COMMON_WORD_WEIGHT = 0.3
/** Score for a page that the editors chose for a concept of the query (`leads`). */
const LEAD_SCORE = 13
/** Reduction of `LEAD_SCORE` for each later page in that list. */
const LEAD_STEP = 0.12
/** Factor of `LEAD_SCORE` when the query consists of that concept alone. */
const SINGLE_GROUP_FACTOR = 2.5
/** Minimum importance of a concept in `LEAD_SCORE`, so that common concepts count too. */
const MIN_LEAD_IMPORTANCE = 2
/** Score for a page one of whose example questions equals the query. */
const QUESTION_SCORE = 3
/** Share of the other places of a page that is added to its best place. */
const FURTHER_PLACES_SHARE = 0.12
/** Share of the score that depends on all groups matching at the same place. */
const SAME_PLACE_SHARE = 0.5

/** Factor for the first section when the best section is chosen: it contains the page's title. */
const HEAD_FACTOR = 0.6

type Scored = {
  group: Group
  /** The score of the best key at each place, by the id of the place. */
  scores: Scores
  /** Inverse document frequency: high when few places match the group. */
  importance: number
}

function scoreGroup(group: Group, index: SearchIndex): Scored {
  const { keys, isCommon } = group
  const scores: Scores = new Map()
  let importance = 0.1
  for (const [key, sure] of keys) {
    const weight = isCommon ? sure * COMMON_WORD_WEIGHT : sure
    const found = index.score(key)
    if (found.size > 0) {
      importance = Math.max(importance, weight * Math.log(1 + index.places.length / found.size))
    }
    for (const [place, score] of found) {
      scores.set(place, Math.max(scores.get(place) ?? 0, score * weight))
    }
  }
  return { group, scores, importance }
}

/** A page with the scores of each group at each place, and those from the editors' `leads`. */
type Candidate = { entry: Entry; places: Map<number, number[]>; named: number[] }

function gather(groups: Scored[], index: SearchIndex, locale: Locale): Candidate[] {
  const candidates = new Map<Entry, Candidate>()
  function candidateFor(entry: Entry): Candidate {
    const known = candidates.get(entry)
    if (known) return known
    const fresh: Candidate = { entry, places: new Map(), named: groups.map(() => 0) }
    candidates.set(entry, fresh)
    return fresh
  }
  // A query with a single group is probably about the page that the editors chose for it.
  const alone = groups.length === 1 ? SINGLE_GROUP_FACTOR : 1
  groups.forEach(({ group, scores, importance }, at) => {
    for (const [id, score] of scores) {
      const entry = index.places[id]?.entry
      if (!entry) continue
      const { places } = candidateFor(entry)
      const row = places.get(id) ?? groups.map(() => 0)
      row[at] = score
      places.set(id, row)
    }
    for (const concept of group.concepts) {
      index.leads.get(concept)?.forEach((path, order) => {
        const known = index.entries.get(path) ?? {}
        const entry = localesFor(locale).flatMap((other) => known[other] ?? [])[0]
        if (!entry) return
        const { named } = candidateFor(entry)
        named[at] = Math.max(
          named[at] ?? 0,
          LEAD_SCORE * alone * Math.max(importance, MIN_LEAD_IMPORTANCE) * (1 - order * LEAD_STEP),
        )
      })
    }
  })
  return [...candidates.values()]
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function judge(
  { entry, places, named }: Candidate,
  weights: number[],
  contentWords: number,
  index: SearchIndex,
): Ranked {
  const rows = [...places.values()]
  const spread = weights.map((_, at) => {
    const scores = rows.map((row) => row[at] ?? 0)
    const top = Math.max(0, ...scores)
    return top + FURTHER_PLACES_SHARE * Math.min(top * 4, sum(scores) - top)
  })
  const together = Math.max(0, ...rows.map(sum))
  // An example question that equals the whole query is the strongest signal.
  const asked = [...places].map(([id, row]) => {
    const words = index.places[id]?.asked
    if (words === undefined || row.some((score) => score === 0)) return 0
    return QUESTION_SCORE * sum(weights) * Math.min(1, contentWords / words)
  })
  const covered = sum(weights.filter((_, at) => (spread[at] ?? 0) + (named[at] ?? 0) > 0))
  const coverage = covered / sum(weights)
  const bySection = new Map<number, number>()
  for (const [id, row] of places) {
    const { section = 0, asked: isQuestion } = index.places[id] ?? {}
    if (isQuestion !== undefined) continue
    const score = sum(row) * (section === 0 ? HEAD_FACTOR : 1)
    bySection.set(section, Math.max(bySection.get(section) ?? 0, score))
  }
  const sections = [...bySection].sort((a, b) => b[1] - a[1])
  const [section = 0, top = 0] = sections[0] ?? []
  return {
    path: entry.path,
    score:
      ((1 - SAME_PLACE_SHARE) * sum(spread) +
        SAME_PLACE_SHARE * together +
        sum(named) +
        Math.max(0, ...asked)) *
      (0.2 + 0.8 * coverage ** 1.5) *
      KIND_FACTOR[entry.kind],
    coverage,
    entry,
    section,
    others: sections.slice(1).flatMap(([other, score]) => (score > top * 0.6 ? [other] : [])),
  }
}

/** Ranks the pages that match a query, best first. Each page occurs once, in its best language. */
export function rank({ groups, words }: ReadQuery, index: SearchIndex, locale: Locale): Ranked[] {
  const scored = groups.map((group) => scoreGroup(group, index))
  const weights = scored.map(({ importance }) => importance)
  const contentWords = words.filter((word) => word.isContent).length
  const pages = new Map<string, Ranked>()
  for (const candidate of gather(scored, index, locale)) {
    const judged = judge(candidate, weights, contentWords, index)
    const own = judged.entry.locale === locale
    const ranked = own ? judged : { ...judged, score: judged.score * OTHER_LANGUAGE_FACTOR }
    const known = pages.get(ranked.path)
    if (!known || known.score < ranked.score) pages.set(ranked.path, ranked)
  }
  return liftNeighbours([...pages.values()]).sort(
    (a, b) => b.score - a.score || (a.path < b.path ? -1 : 1),
  )
}
