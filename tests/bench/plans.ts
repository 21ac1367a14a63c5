import { performance } from 'node:perf_hooks'
import { LOCALES } from '#lib/i18n/locales.ts'
import { ISO_CODES } from '#lib/plan/countries/iso-codes.ts'
import { parseToolInput, type ToolQuery } from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { addressQuery, SITUATIONS } from '../factories/readers-of-the-plan.ts'
import { startSite } from '../running-site.ts'
import { atMost, median, told } from './pages/rows.ts'
import type { Row } from './search.ts'

/** Most milliseconds in which 99 of 100 plans are computed. */
const MAX_COMPUTE_MS = 10
/** Each is computed so often, and the best time counts, to exclude other load. */
const RUNS = 3
/** Most milliseconds in which 99 of 100 pages of a plan are made and sent, when no other page is. */
const MAX_ANSWER_MS = 300

/** Requests at the same time: as many as a small machine has cores. */
const AT_ONCE = 2
/** Of the first-time answers that are timed: one in so many. */
const TIMED_SHARE = 30

/** What anybody may ask: each of 249 citizenships in each of 12 situations. */
function everybody(): ToolQuery[] {
  return ISO_CODES.flatMap((citizenship) =>
    SITUATIONS.map((situation) => ({ citizenship, ...situation })),
  )
}

/** The time to compute a plan, without its page. */
export function benchPlanTime(today: string): Row[] {
  const inputs = everybody().map((query) => parseToolInput(query).toolInput)
  for (const input of inputs.slice(0, 100)) planOf(input, today)
  const unknown = inputs.filter((input) => planOf(input, today).ground.best.id === 'unknown').length
  const times = inputs.map((input) => {
    const runs = Array.from({ length: RUNS }, () => {
      const start = performance.now()
      planOf(input, today)
      return performance.now() - start
    })
    return Math.min(...runs)
  })
  return [
    told(
      `plans computed: ${ISO_CODES.length} citizenships, ${SITUATIONS.length} situations`,
      times.length,
      '',
    ),
    told('of them with a ground that we do not know', unknown, ''),
    told('a plan computed, p50', median(times), 'ms'),
    atMost('a plan computed, p99', percentile(times, 0.99), 'ms', MAX_COMPUTE_MS),
  ]
}

/**
 * Every plan over HTTP in three languages. The pages are made by the app itself, past the page cache,
 * which would make one at a time; one in thirty is then asked for as a reader does.
 */
export async function benchPlanPages(): Promise<Row[]> {
  const site = await startSite()
  const paths = everybody().flatMap((query) =>
    LOCALES.map((locale) => `/${locale}/plan${addressQuery(query)}`),
  )
  try {
    const wrong: string[] = []
    const left = [...paths]
    const reader = async (): Promise<void> => {
      for (let path = left.pop(); path; path = left.pop()) {
        const status = await statusOf(site.url + path, { Cookie: '__prerender_bypass=bench' })
        if (status !== 200) wrong.push(`${status} ${path}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, reader))
    for (const line of wrong.slice(0, 20)) process.stderr.write(`${line}\n`)
    const times: number[] = []
    for (const path of paths.filter((_, index) => index % TIMED_SHARE === 0)) {
      const start = performance.now()
      if ((await statusOf(site.url + path)) === 200) times.push(performance.now() - start)
    }
    return [
      told(`plans over HTTP in ${LOCALES.length} languages`, paths.length, ''),
      atMost('plans that did not answer 200', wrong.length, '', 0),
      told('a result made and sent, p50', median(times), 'ms'),
      atMost('a result made and sent, p99', percentile(times, 0.99), 'ms', MAX_ANSWER_MS),
    ]
  } finally {
    await site.stop()
  }
}

async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers })
  await response.arrayBuffer()
  return response.status
}

function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}
