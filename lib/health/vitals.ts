const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const

type Vitals = {
  /** Answers by the class of their status. */
  answers: Record<(typeof CLASSES)[number], number>
  /** When the build that is served was made; unknown while developing. */
  builtAt: Temporal.Instant | undefined
  /** The day in Almaty whose rules the pages show, and whether a newer one could not be shown. */
  edition: { day: string | undefined; late: boolean }
}

// Next bundles this file more than once into one process; a symbol of the global registry
// is the same in each.
const KEY = Symbol.for('we-guide.vitals')

const holder: typeof globalThis & { [KEY]?: Vitals } = globalThis

/** What the process knows of itself, for those who watch it. */
export function vitals(): Vitals {
  holder[KEY] ??= {
    answers: { '1xx': 0, '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 },
    builtAt: undefined,
    edition: { day: undefined, late: false },
  }
  return holder[KEY]
}

/** Counts an answer by its status. */
export function countAnswer(status: number): void {
  const name = CLASSES[Math.floor(status / 100) - 1]
  if (name) vitals().answers[name] += 1
}
