import { monotonicMs } from './clock.ts'

/**
 * Limits the total time of several waits, sequential or concurrent. Time in which several of them
 * overlap counts once.
 */
export class WaitBudget {
  readonly #limitMs: number
  readonly #nowMs: () => number
  #spentMs = 0
  #waiting = 0
  #sinceMs = 0

  /** `nowMs` returns monotonic milliseconds. */
  constructor(limitMs: number, nowMs: () => number = monotonicMs) {
    this.#limitMs = limitMs
    this.#nowMs = nowMs
  }

  /** The remaining milliseconds, at least 0. */
  get leftMs(): number {
    const running = this.#waiting > 0 ? this.#nowMs() - this.#sinceMs : 0
    return Math.max(0, this.#limitMs - this.#spentMs - running)
  }

  /** Counts the time until the result of `wait` settles. */
  async during<T>(wait: () => Promise<T>): Promise<T> {
    if (this.#waiting === 0) this.#sinceMs = this.#nowMs()
    this.#waiting += 1
    try {
      return await wait()
    } finally {
      this.#waiting -= 1
      if (this.#waiting === 0) this.#spentMs += this.#nowMs() - this.#sinceMs
    }
  }
}
