import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { loadFacts } from '#lib/facts/load.ts'
import { makeIndexBuilder, type SearchIndex } from '#lib/search/index/build-index.ts'
import { type Entry, eachEntry } from '#lib/search/index/entries.ts'
import { search } from '#lib/search/search.ts'
import { type Concepts, readConcepts } from '#lib/search/words/concepts.ts'
import { readSearchWords, type SearchWords } from '#lib/search/words/search-words.ts'
import { judge, readJudgements } from '../search/ndcg.ts'
import { generateGuides } from './search-guides.ts'

/** A measured figure. Without a value it was not measured, and the unit gives the reason. */
export type Row = {
  figure: string
  value: number | undefined
  unit: string
  budget: string
  ok: boolean
}

const MB = 1024 * 1024

/** Runs the garbage collector several times: one run does not free everything. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  for (let round = 0; round < 3; round++) {
    if (typeof gc === 'function') gc()
    await nextTurn()
  }
}

/** CPU time in milliseconds, which does not depend on other programs on the machine. */
function workOf(from: NodeJS.CpuUsage): number {
  return process.cpuUsage(from).user / 1000
}

function build(entries: Entry[], concepts: Concepts, words: SearchWords): SearchIndex {
  const builder = makeIndexBuilder(concepts, words)
  for (const entry of entries) builder.add(entry)
  return builder.finish()
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The time of each judged query, sorted; the best of three runs, to exclude other load. */
function timeQueries(index: SearchIndex): number[] {
  const asked = readJudgements()
  for (const { query, locale } of asked.slice(0, 40)) search(query, index, locale)
  return asked
    .map(({ query, locale }) => {
      const times = [1, 2, 3].map(() => {
        const start = performance.now()
        search(query, index, locale)
        return performance.now() - start
      })
      return Math.min(...times)
    })
    .sort((a, b) => a - b)
}

function under(figure: string, value: number, unit: string, most: number): Row {
  return { figure, value: round(value), unit, budget: `≤ ${most}`, ok: value <= most }
}

function known(figure: string, value: number, unit: string): Row {
  return { figure, value: round(value), unit, budget: '–', ok: true }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

type Limits = { p50: number; p95: number; build: number; memory: number }

async function measure(name: string, make: () => SearchIndex, limits: Limits): Promise<Row[]> {
  await collect()
  const before = process.memoryUsage().heapUsed
  const start = process.cpuUsage()
  const index = make()
  const built = workOf(start)
  await collect()
  const memory = (process.memoryUsage().heapUsed - before) / MB
  const times = timeQueries(index)
  return [
    known(`search, ${name}: places in the index`, index.places.length, ''),
    known(`search, ${name}: words in the index`, index.vocabulary.size(), ''),
    under(`search, ${name}: work to build the index`, built, 'ms', limits.build),
    under(`search, ${name}: memory of the index`, memory, 'MB', limits.memory),
    under(`search, ${name}: time to answer, p50`, percentile(times, 0.5), 'ms', limits.p50),
    under(`search, ${name}: time to answer, p95`, percentile(times, 0.95), 'ms', limits.p95),
  ]
}

/**
 * How well and how fast the search answers, with the site's own content, with 50 guides in
 * three languages and with 10,000 generated parts of guides. The content is read before.
 */
export async function benchSearch(day: string): Promise<Row[]> {
  const words = readSearchWords()
  const concepts = readConcepts(loadFacts().terms.values(), words)
  const start = process.cpuUsage()
  const entries = [...eachEntry(day, words)]
  const read = workOf(start)
  const guides = entries.filter(({ kind }) => kind === 'guide')
  const others = entries.filter(({ kind }) => kind !== 'guide')

  const judged = judge(build(entries, concepts, words))
  const mean = judged.reduce((sum, { score }) => sum + score, 0) / judged.length
  const quality = {
    figure: `search: nDCG@10 over ${judged.length} judged queries`,
    value: round(mean),
    unit: '',
    budget: '≥ 0.9',
    ok: mean >= 0.9,
  }
  const sizes: [string, Entry[], Limits][] = [
    ['this site', entries, { p50: 25, p95: 60, build: 3_000, memory: 60 }],
    [
      '50 guides',
      [...generateGuides(guides, { guides: 50 }), ...others],
      { p50: 60, p95: 150, build: 6_000, memory: 100 },
    ],
    [
      '10,000 parts',
      [...generateGuides(guides, { sections: 10_000 }), ...others],
      { p50: 200, p95: 500, build: 30_000, memory: 400 },
    ],
  ]
  const rows = [quality, under('search: work to read the content at start', read, 'ms', 5_000)]
  for (const [name, pages, limits] of sizes) {
    rows.push(...(await measure(name, () => build(pages, concepts, words), limits)))
  }
  return rows
}
