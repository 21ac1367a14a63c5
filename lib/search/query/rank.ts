import type { Locale } from '#lib/i18n/locales.ts'
import { localesFor, type Scores, type SearchIndex } from '../index/build-index.ts'
import type { Entry } from '../index/entries.ts'
import { countryOfConcept } from '../words/concepts.ts'
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
const OTHER_LANGUAGE_FACTOR = 0.84
const KIND_FACTOR: Record<Entry['kind'], number> = {
  guide: 1,
  fact: 1,
  page: 1.1,
  letter: 0.6,
  story: 0.6,
}
/** Weight of a word that occurs in most questions, and of a concept that most of the site is about. */
const COMMON_WORD_WEIGHT = 0.535
const CONTEXT_WEIGHT = 0.7
/** Score for a page that the editors chose for a concept of the query (`leads`). */
const LEAD_SCORE = 17.7
/** Factor for the first page of that list, and reduction for each later one. */
const FIRST_LEAD_FACTOR = 1.2
const LEAD_STEP = 0.142
/** Factor of `LEAD_SCORE` when the query consists of that concept alone. */
const ALONE_FACTOR = 4.9
/** The same when two concepts of the query together mean it. */
const PAIR_FACTOR = 2.4
/** The same for the pages with the rules for a citizenship, and for `context` beside other words. */
const CITIZENSHIP_FACTOR = 0.931
const CONTEXT_LEAD_FACTOR = 0.56
/** Minimum importance of a concept in `LEAD_SCORE`, so that frequent concepts count too. */
const MIN_LEAD_IMPORTANCE = 2.8
/** Score for a page one of whose example questions equals the query; the title is half of one. */
const QUESTION_SCORE = 5.6
const TITLE_FACTOR = 0.5
/** The share of the query that a question has to match. */
const MIN_QUESTION_SHARE = 0.5
/** Share of the score that depends on all groups matching at the same place. */
const SAME_PLACE_SHARE = 0.425
/** The score of a page that matches hardly anything of the query, and how fast it rises. */
const LEAST_COVERAGE = 0.28
const COVERAGE_POWER = 0.77
/** Weight of common words in the coverage. */
const COMMON_COVERAGE_WEIGHT = 0.56

/** Factor for the first section when the best section is chosen: it contains the page's title. */
const HEAD_FACTOR = 0.602

type Scored = {
  group: Group
  /** The score of the best key at each place, by the id of the place. */
  scores: Scores
  /** Inverse document frequency: high when few places match the group. */
  importance: number
  /** Whether most of the site is about it while the query names something else too. */
  isContext: boolean
}

function weightOf(isCommon: boolean, isContext: boolean): number {
  if (isCommon) return COMMON_WORD_WEIGHT
  return isContext ? CONTEXT_WEIGHT : 1
}

function scoreGroup(group: Group, index: SearchIndex, isContext: boolean): Scored {
  const { keys, isCommon } = group
  const scores: Scores = new Map()
  let importance = 0.1
  for (const [key, sure] of keys) {
    const weight = sure * weightOf(isCommon, isContext)
    const found = index.score(key)
    if (found.size > 0) {
      importance = Math.max(importance, weight * Math.log(1 + index.places.length / found.size))
    }
    for (const [place, score] of found) {
      scores.set(place, Math.max(scores.get(place) ?? 0, score * weight))
    }
  }
  return { group, scores, importance, isContext }
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
  const alone =
    groups.filter(({ group }) => !group.isCommon && !group.isPart).length <= 1 ? ALONE_FACTOR : 1
  groups.forEach(({ group, scores, importance, isContext }, at) => {
    for (const [id, score] of scores) {
      const entry = index.places[id]?.entry
      if (!entry) continue
      const { places } = candidateFor(entry)
      const row = places.get(id) ?? groups.map(() => 0)
      row[at] = score
      places.set(id, row)
    }
    const most = group.isPair ? Math.max(PAIR_FACTOR, alone) : alone
    function leadFactor(concept: string, order: number): number {
      const inList = order === 0 ? FIRST_LEAD_FACTOR : 1 - order * LEAD_STEP
      return inList * (countryOfConcept(concept) ? CITIZENSHIP_FACTOR : most)
    }
    for (const concept of group.concepts) {
      index.leads.get(concept)?.forEach((path, order) => {
        const known = index.entries.get(path) ?? {}
        const entry = localesFor(locale).flatMap((other) => known[other] ?? [])[0]
        if (!entry) return
        const { named } = candidateFor(entry)
        const score =
          LEAD_SCORE *
          leadFactor(concept, order) *
          Math.max(importance, MIN_LEAD_IMPORTANCE) *
          (isContext ? CONTEXT_LEAD_FACTOR : 1)
        named[at] = Math.max(named[at] ?? 0, score)
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
  groups: Scored[],
  weights: number[],
  index: SearchIndex,
): Ranked {
  const rows = [...places.values()]
  const spread = weights.map((_, at) => {
    const scores = rows.map((row) => row[at] ?? 0)
    return Math.max(0, ...scores)
  })
  const together = Math.max(0, ...rows.map(sum))
  // An example question that is much like the whole query is the strongest signal.
  const asked = [...places].map(([id, row]) => {
    const { asked: words, isTitle } = index.places[id] ?? {}
    if (words === undefined) return 0
    const matched = sum(groups.map(({ group }, at) => ((row[at] ?? 0) > 0 ? group.size : 0)))
    const share = sum(weights.filter((_, at) => (row[at] ?? 0) > 0)) / sum(weights)
    if (share < MIN_QUESTION_SHARE) return 0
    const likeness = share ** 2 * Math.min(1, matched / words)
    return QUESTION_SCORE * (isTitle ? TITLE_FACTOR : 1) * sum(weights) * likeness
  })
  const shares = weights.map((weight, at) =>
    groups[at]?.group.isCommon ? weight * COMMON_COVERAGE_WEIGHT : weight,
  )
  const covered = sum(shares.filter((_, at) => (spread[at] ?? 0) + (named[at] ?? 0) > 0))
  const coverage = covered / sum(shares)
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
      (LEAST_COVERAGE + (1 - LEAST_COVERAGE) * coverage ** COVERAGE_POWER) *
      KIND_FACTOR[entry.kind],
    coverage,
    entry,
    section,
    others: sections.slice(1).flatMap(([other, score]) => (score > top * 0.6 ? [other] : [])),
  }
}

/** Ranks the pages that match a query, best first. Each page occurs once, in its best language. */
export function rank({ groups }: ReadQuery, index: SearchIndex, locale: Locale): Ranked[] {
  const hasOther = groups.some((group) => !group.isCommon && !group.isContext)
  const scored = groups.map((group) => scoreGroup(group, index, hasOther && group.isContext))
  const weights = scored.map(({ importance }) => importance)
  const pages = new Map<string, Ranked>()
  for (const candidate of gather(scored, index, locale)) {
    const judged = judge(candidate, scored, weights, index)
    const own = judged.entry.locale === locale
    const ranked = own ? judged : { ...judged, score: judged.score * OTHER_LANGUAGE_FACTOR }
    const known = pages.get(ranked.path)
    if (!known || known.score < ranked.score) pages.set(ranked.path, ranked)
  }
  return liftNeighbours([...pages.values()]).sort(
    (a, b) => b.score - a.score || (a.path < b.path ? -1 : 1),
  )
}
