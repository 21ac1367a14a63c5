/** More requests wait for work of their own than can be done soon. */
export class BusyError extends Error {}

/** Runs work at most `most` at a time; rejects with a `BusyError` when too much waits. */
export function limiter(most: number, maxWaiting: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) {
      if (waiting.length >= maxWaiting) throw new BusyError('too many pages are being made')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
