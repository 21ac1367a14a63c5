import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type MetricObject,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client'
import { z } from 'zod'
import { contentState } from './files/content-dir.ts'
import { processSingleton } from './process-singleton.ts'

/** How often the delay of the event loop is sampled: more often would wake an idle machine. */
const EVENT_LOOP_PRECISION_MS = 100

/** From a page out of memory to one that takes as long as the proxy waits. */
const RESPONSE_SECONDS = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

const STORE_SECONDS = [0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3]

/** What came of a posted form: `again` asks for what is missing or wrong in it. */
export const FORM_OUTCOMES = ['taken', 'again', 'rejected', 'limited', 'failed'] as const

/** What came of one try to send a mail. */
export const MAIL_OUTCOMES = ['sent', 'retried', 'failed', 'blocked'] as const

export type Figures = MetricObjectWithValues<MetricValue<string>>[]

const figures = z.custom<Figures>((value) => Array.isArray(value))

/** What one process of the site tells: the state of its pages, and its metrics as data. */
export const metrics = z.object({
  day: z.string().optional(),
  /** Whether pages show an earlier day, or older content than the current source. */
  isLate: z.boolean(),
  figures,
})

export type Metrics = z.infer<typeof metrics>

type ProcessMetrics = ReturnType<typeof createMetrics> & {
  /** When the current build was made; undefined in development. */
  builtAt: Temporal.Instant | undefined
  /** The day in Almaty whose facts the pages show, and whether some pages show an earlier one. */
  pages: { day: string | undefined; isLate: boolean }
  /** Collects the metrics of all processes, if there are several. */
  askAll?: () => Promise<Metrics[]>
}

/** All that is measured in a process, under the names that Prometheus gets. */
function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({
    register: registry,
    eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS,
  })
  const responses = new Counter({
    name: 'weguide_responses_total',
    help: 'Responses by the class of their status.',
    labelNames: ['class'],
    registers,
  })
  const forms = new Counter({
    name: 'weguide_forms_total',
    help: 'Posted forms by the part of the site and what came of them.',
    labelNames: ['page', 'outcome'],
    registers,
  })
  const mails = new Counter({
    name: 'weguide_mails_total',
    help: 'Tries to send a mail by what came of them.',
    labelNames: ['outcome'],
    registers,
  })
  const cacheLookups = new Counter({
    name: 'weguide_page_cache_lookups_total',
    help: 'Lookups in the page cache; a miss has the page rendered.',
    labelNames: ['result'],
    registers,
  })
  const limited = new Counter({
    name: 'weguide_limited_total',
    help: 'What a limit held back: forms of one sender, pages to render, mails of an hour.',
    labelNames: ['limit'],
    registers,
  })
  // Those that alerts ask for exist from the start: a rate needs a first value.
  for (const name of ['1xx', '2xx', '3xx', '4xx', '5xx']) responses.inc({ class: name }, 0)
  for (const outcome of MAIL_OUTCOMES) mails.inc({ outcome }, 0)
  for (const result of ['hit', 'miss']) cacheLookups.inc({ result }, 0)
  for (const limit of ['forms', 'pages', 'mails']) limited.inc({ limit }, 0)
  return {
    registry,
    ...{ responses, forms, mails, cacheLookups, limited },
    responseSeconds: new Histogram({
      name: 'weguide_response_seconds',
      help: 'Time from the head of a request to the end of its response.',
      labelNames: ['page', 'status'],
      buckets: RESPONSE_SECONDS,
      registers,
    }),
    storeSeconds: new Histogram({
      name: 'weguide_store_seconds',
      help: 'Time of one statement in the store.',
      labelNames: ['statement'],
      buckets: STORE_SECONDS,
      registers,
    }),
    storeFailures: new Counter({
      name: 'weguide_store_failures_total',
      help: 'Statements that failed by a fault of the store.',
      registers,
    }),
    deleted: new Counter({
      name: 'weguide_retention_deleted_total',
      help: 'Rows and files deleted because their term had passed.',
      labelNames: ['kind'],
      registers,
    }),
    deletedAt: new Gauge({
      name: 'weguide_retention_timestamp_seconds',
      help: 'When what is kept for a term was last looked through.',
      registers,
      aggregator: 'max',
    }),
    uptime: new Gauge({
      name: 'process_uptime_seconds',
      help: 'Time since the site started.',
      registers,
      aggregator: 'max',
      collect() {
        this.set(process.uptime())
      },
    }),
    late: new Gauge({
      name: 'weguide_page_cache_late',
      help: 'Whether pages show an earlier day or content.',
      registers,
      aggregator: 'max',
      collect() {
        this.set(Number(isLate()))
      },
    }),
  }
}

/** The metrics of this process, created at the first call. */
export function processMetrics(): ProcessMetrics {
  return processSingleton('metrics', () => ({
    ...createMetrics(),
    builtAt: undefined,
    pages: { day: undefined, isLate: false },
  }))
}

function isLate(): boolean {
  return processMetrics().pages.isLate || contentState().problems.length > 0
}

/**
 * Counts a response.
 *
 * @param page the part of the site that it is of; one of few names
 */
export function countResponse(status: number, page: string, seconds: number): void {
  const { responses, responseSeconds } = processMetrics()
  if (!(status >= 100 && status < 600)) return
  responses.inc({ class: `${Math.floor(status / 100)}xx` })
  responseSeconds.observe({ page, status }, seconds)
}

/** The metrics of this process. */
export async function ownMetrics(): Promise<Metrics> {
  const { pages, registry } = processMetrics()
  return {
    day: pages.day,
    isLate: isLate(),
    figures: withValues(await registry.getMetricsAsJSON()),
  }
}

/** Leaves out what has no number yet, such as the mean delay of an event loop that just began. */
function withValues(objects: MetricObject[]): Figures {
  // The library's types leave out the values that its metrics have.
  const all = objects.filter((one): one is Figures[number] => 'values' in one)
  return all.map((one) => ({
    ...one,
    values: one.values.filter(({ value }) => Number.isFinite(value)),
  }))
}

/** The metrics of the site: those of its processes, added up. */
export async function siteMetrics(): Promise<Metrics & { registry: Registry }> {
  const { askAll } = processMetrics()
  return addMetrics(askAll ? await askAll() : [await ownMetrics()])
}

/** Combines the metrics of several processes: each by its own rule, most by their sum. */
export function addMetrics(all: Metrics[]): Metrics & { registry: Registry } {
  const told = all.map((one) => one.figures)
  return {
    day: all.map((one) => one.day).sort()[0],
    isLate: all.some((one) => one.isLate),
    figures: told.flat(),
    registry: AggregatorRegistry.aggregate(told),
  }
}
