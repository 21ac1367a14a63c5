import type { Locale } from '#lib/i18n/locales.ts'
import { localesFor, type Scores, type SearchIndex } from '../index/build-index.ts'
import type { Entry } from '../index/entries.ts'
import { liftNeighbours } from './lift-neighbours.ts'
import type { Group, ReadQuery } from './read-query.ts'

/** A page that answers a query, and how well. */
export type Ranked = {
  path: string
  score: number
  /** The share of the query that it answers, from 0 to 1. */
  coverage: number
  /** The part of the page that answers best, in the language in which it does. */
  entry: Entry
  section: number
  /** Other parts that answer well, best first. */
  others: number[]
}

/** A page in another language than the reader's counts a little less. */
const FOREIGN = 0.85
const KIND: Record<Entry['kind'], number> = { guide: 1, fact: 0.9, page: 0.8 }
/** What a word weighs that stands in most questions. */
const FAINT = 0.3
/** What it adds that editors named a page for a concept that a query says. */
const NAMED = 13
/** How much less that is for each later page that they named. */
const LATER = 0.12
/** How many times more it is when the concept is all the query. */
const ALONE = 2.5
/** However common a concept is, it counts there as if it were this rare. */
const LEAST = 2
/** What it adds that a page's way of being asked for is the query. */
const ASKED = 3
/** How much the further places of a page add to the best one. */
const FURTHER = 0.12
/** How much of the score is for a page that answers all at one place. */
const TOGETHER = 0.5

/** The head of a page has its title; so much of its score counts where a part is chosen. */
const HEAD = 0.6

type Scored = {
  group: Group
  /** The best key's score at each place. */
  scores: Scores
  /** How telling the group is: high when few places have it. */
  importance: number
}

function scoreGroup(group: Group, index: SearchIndex): Scored {
  const { keys, faint } = group
  const scores: Scores = new Map()
  let importance = 0.1
  for (const [key, sure] of keys) {
    const weight = faint ? sure * FAINT : sure
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

/** A page with what each group scores at each of its places, and as a page that editors named. */
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
  // Who asks for one thing alone means the page that is about it.
  const alone = groups.length === 1 ? ALONE : 1
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
          NAMED * alone * Math.max(importance, LEAST) * (1 - order * LATER),
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
  telling: number,
  index: SearchIndex,
): Ranked {
  const rows = [...places.values()]
  const spread = weights.map((_, at) => {
    const scores = rows.map((row) => row[at] ?? 0)
    const top = Math.max(0, ...scores)
    return top + FURTHER * Math.min(top * 4, sum(scores) - top)
  })
  const together = Math.max(0, ...rows.map(sum))
  // A way of asking that is the query, whole and nothing else, is the surest sign there is.
  const asked = [...places].map(([id, row]) => {
    const words = index.places[id]?.asked
    if (words === undefined || row.some((score) => score === 0)) return 0
    return ASKED * sum(weights) * Math.min(1, telling / words)
  })
  const covered = sum(weights.filter((_, at) => (spread[at] ?? 0) + (named[at] ?? 0) > 0))
  const coverage = covered / sum(weights)
  const bySection = new Map<number, number>()
  for (const [id, row] of places) {
    const { section = 0, asked: isQuestion } = index.places[id] ?? {}
    if (isQuestion !== undefined) continue
    const score = sum(row) * (section === 0 ? HEAD : 1)
    bySection.set(section, Math.max(bySection.get(section) ?? 0, score))
  }
  const sections = [...bySection].sort((a, b) => b[1] - a[1])
  const [section = 0, top = 0] = sections[0] ?? []
  return {
    path: entry.path,
    score:
      ((1 - TOGETHER) * sum(spread) + TOGETHER * together + sum(named) + Math.max(0, ...asked)) *
      (0.2 + 0.8 * coverage ** 1.5) *
      KIND[entry.kind],
    coverage,
    entry,
    section,
    others: sections.slice(1).flatMap(([other, score]) => (score > top * 0.6 ? [other] : [])),
  }
}

/** The pages that answer a query, best first, each once whatever its languages. */
export function rank({ groups, words }: ReadQuery, index: SearchIndex, locale: Locale): Ranked[] {
  const scored = groups.map((group) => scoreGroup(group, index))
  const weights = scored.map(({ importance }) => importance)
  const telling = words.filter((word) => word.telling).length
  const pages = new Map<string, Ranked>()
  for (const candidate of gather(scored, index, locale)) {
    const judged = judge(candidate, weights, telling, index)
    const own = judged.entry.locale === locale
    const ranked = own ? judged : { ...judged, score: judged.score * FOREIGN }
    const known = pages.get(ranked.path)
    if (!known || known.score < ranked.score) pages.set(ranked.path, ranked)
  }
  return liftNeighbours([...pages.values()]).sort(
    (a, b) => b.score - a.score || (a.path < b.path ? -1 : 1),
  )
}
