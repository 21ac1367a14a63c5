import { z } from 'zod'

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

const responses = z.object({
  '1xx': z.number(),
  '2xx': z.number(),
  '3xx': z.number(),
  '4xx': z.number(),
  '5xx': z.number(),
})

/** The metrics of one process of the site. */
export const processMetricsSchema = z.object({
  responses,
  day: z.string().optional(),
  late: z.boolean(),
  /** Seconds since its start, seconds of processor time, bytes of resident memory. */
  uptime: z.number(),
  cpu: z.number(),
  memory: z.number(),
})

export type ProcessMetrics = z.infer<typeof processMetricsSchema>

type ProcessState = {
  /** Responses by the class of their status. */
  responses: z.infer<typeof responses>
  /** When the build that is served was made; unknown while developing. */
  builtAt: Temporal.Instant | undefined
  /** The day in Almaty whose rules the pages show; whether a newer one or newer content could not be shown. */
  pageCache: { day: string | undefined; late: boolean; oldContent: boolean }
  /** Asks all processes of the site, where there are several. */
  askAll?: () => Promise<ProcessMetrics[]>
}

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.processMetrics')

const holder: typeof globalThis & { [KEY]?: ProcessState } = globalThis

/** The state of this process, for those who watch it. */
export function processMetrics(): ProcessState {
  holder[KEY] ??= {
    responses: { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 },
    builtAt: undefined,
    pageCache: { day: undefined, late: false, oldContent: false },
  }
  return holder[KEY]
}

/** Counts a response by its status. */
export function countResponse(status: number): void {
  const name = CLASSES[Math.floor(status / 100) - 1]
  if (name) processMetrics().responses[name] += 1
}

/** The metrics of this process. */
export function ownMetrics(): ProcessMetrics {
  const { responses: counts, pageCache } = processMetrics()
  const { user, system } = process.cpuUsage()
  return {
    responses: { ...counts },
    day: pageCache.day,
    late: pageCache.late || pageCache.oldContent,
    uptime: process.uptime(),
    cpu: (user + system) / 1_000_000,
    memory: process.memoryUsage.rss(),
  }
}

/** The metrics of all processes of the site together; it is as late as the latest of them. */
export async function siteMetrics(): Promise<ProcessMetrics> {
  const { askAll } = processMetrics()
  return addMetrics(askAll ? await askAll() : [ownMetrics()])
}

/** Adds up the metrics of several processes. */
export function addMetrics(all: ProcessMetrics[]): ProcessMetrics {
  const sum = (read: (one: ProcessMetrics) => number): number =>
    all.reduce((total, one) => total + read(one), 0)
  const counts = Object.fromEntries(
    CLASSES.map((name) => [name, sum((one) => one.responses[name])]),
  )
  return {
    responses: responses.parse(counts),
    day: all.map((one) => one.day).sort()[0],
    late: all.some((one) => one.late),
    uptime: Math.max(...all.map((one) => one.uptime)),
    cpu: sum((one) => one.cpu),
    memory: sum((one) => one.memory),
  }
}
