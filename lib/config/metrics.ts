import { z } from 'zod'
import { contentState } from './files/content-dir.ts'
import { processSingleton } from './process-singleton.ts'

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

const responses = z.object({
  '1xx': z.number(),
  '2xx': z.number(),
  '3xx': z.number(),
  '4xx': z.number(),
  '5xx': z.number(),
})

/** What one process of the site tells of itself. */
export const metrics = z.object({
  responses,
  day: z.string().optional(),
  /** Whether pages show an earlier day, or earlier content than the editors' own. */
  isLate: z.boolean(),
  /** Seconds since its start, seconds of processor time, bytes of resident memory. */
  uptime: z.number(),
  cpu: z.number(),
  memory: z.number(),
})

export type Metrics = z.infer<typeof metrics>

type ProcessMetrics = {
  /** Responses by the class of their status. */
  responses: z.infer<typeof responses>
  /** When the build that is served was made; unknown while developing. */
  builtAt: Temporal.Instant | undefined
  /** The day in Almaty whose rules the pages show; whether some pages show an earlier one. */
  pages: { day: string | undefined; isLate: boolean }
  /** Asks all processes of the site, where there are several. */
  askAll?: () => Promise<Metrics[]>
}

/** The metrics of this process. */
export function processMetrics(): ProcessMetrics {
  return processSingleton('metrics', () => ({
    responses: { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 },
    builtAt: undefined,
    pages: { day: undefined, isLate: false },
  }))
}

/** Counts a response by its status. */
export function countResponse(status: number): void {
  const name = CLASSES[Math.floor(status / 100) - 1]
  if (name) processMetrics().responses[name] += 1
}

/** The metrics of this process, to be added up. */
export function ownMetrics(): Metrics {
  const { responses: counts, pages } = processMetrics()
  const { user, system } = process.cpuUsage()
  return {
    responses: { ...counts },
    day: pages.day,
    isLate: pages.isLate || contentState().problems.length > 0,
    uptime: process.uptime(),
    cpu: (user + system) / 1_000_000,
    memory: process.memoryUsage.rss(),
  }
}

/** The metrics of the site: of all its processes together. */
export async function siteMetrics(): Promise<Metrics> {
  const { askAll } = processMetrics()
  return addMetrics(askAll ? await askAll() : [ownMetrics()])
}

/** Adds up the metrics of several processes. */
export function addMetrics(all: Metrics[]): Metrics {
  const sum = (read: (one: Metrics) => number): number =>
    all.reduce((total, one) => total + read(one), 0)
  const counts = CLASSES.map((name) => [name, sum((one) => one.responses[name])])
  return {
    responses: responses.parse(Object.fromEntries(counts)),
    day: all.map((one) => one.day).sort()[0],
    isLate: all.some((one) => one.isLate),
    uptime: Math.max(...all.map((one) => one.uptime)),
    cpu: sum((one) => one.cpu),
    memory: sum((one) => one.memory),
  }
}
