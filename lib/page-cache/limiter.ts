import { now } from '#lib/config/clock.ts'

/** More requests wait for work of their own than can be done soon. */
export class BusyError extends Error {}

/**
 * Runs work at most `most` at a time; rejects with a `BusyError` when too much waits.
 *
 * @param pauseFactor pause before the next work, as a multiple of the time that the last one took
 */
export function limiter(most: number, maxWaiting: number, pauseFactor = 0) {
  const waiting: (() => void)[] = []
  let running = 0

  function release(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) {
      if (waiting.length >= maxWaiting) throw new BusyError('too many pages are being made')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    const begun = now()
    try {
      return await work()
    } finally {
      const took = begun.until(now()).total('milliseconds')
      if (pauseFactor > 0) setTimeout(release, took * pauseFactor).unref()
      else release()
    }
  }
}
