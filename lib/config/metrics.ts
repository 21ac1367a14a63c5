import { z } from 'zod'

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

const answers = z.object({
  '1xx': z.number(),
  '2xx': z.number(),
  '3xx': z.number(),
  '4xx': z.number(),
  '5xx': z.number(),
})

/** What one process of the site tells of itself. */
export const figures = z.object({
  answers,
  day: z.string().optional(),
  late: z.boolean(),
  /** Seconds since its start, seconds of processor time, bytes of resident memory. */
  uptime: z.number(),
  cpu: z.number(),
  memory: z.number(),
})

export type Figures = z.infer<typeof figures>

type Vitals = {
  /** Answers by the class of their status. */
  answers: z.infer<typeof answers>
  /** When the build that is served was made; unknown while developing. */
  builtAt: Temporal.Instant | undefined
  /** The day in Almaty whose rules the pages show; whether a newer one or newer content could not be shown. */
  edition: { day: string | undefined; late: boolean; oldContent: boolean }
  /** Asks all processes of the site, where there are several. */
  askAll?: () => Promise<Figures[]>
}

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.processMetrics')

const holder: typeof globalThis & { [KEY]?: Vitals } = globalThis

/** What the process knows of itself, for those who watch it. */
export function processMetrics(): Vitals {
  holder[KEY] ??= {
    answers: { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 },
    builtAt: undefined,
    edition: { day: undefined, late: false, oldContent: false },
  }
  return holder[KEY]
}

/** Counts an answer by its status. */
export function countResponse(status: number): void {
  const name = CLASSES[Math.floor(status / 100) - 1]
  if (name) processMetrics().answers[name] += 1
}

/** The figures of this process. */
export function ownMetrics(): Figures {
  const { answers: counts, edition } = processMetrics()
  const { user, system } = process.cpuUsage()
  return {
    answers: { ...counts },
    day: edition.day,
    late: edition.late || edition.oldContent,
    uptime: process.uptime(),
    cpu: (user + system) / 1_000_000,
    memory: process.memoryUsage.rss(),
  }
}

/** The figures of the site: of all its processes together. An edition is as late as its latest page. */
export async function siteMetrics(): Promise<Figures> {
  const { askAll } = processMetrics()
  return addMetrics(askAll ? await askAll() : [ownMetrics()])
}

/** Adds up what several processes tell. */
export function addMetrics(all: Figures[]): Figures {
  const sum = (read: (one: Figures) => number): number =>
    all.reduce((total, one) => total + read(one), 0)
  const counts = Object.fromEntries(CLASSES.map((name) => [name, sum((one) => one.answers[name])]))
  return {
    answers: answers.parse(counts),
    day: all.map((one) => one.day).sort()[0],
    late: all.some((one) => one.late),
    uptime: Math.max(...all.map((one) => one.uptime)),
    cpu: sum((one) => one.cpu),
    memory: sum((one) => one.memory),
  }
}
