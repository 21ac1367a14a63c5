import { monotonicMs } from './clock.ts'

/**
 * Bounds waits that happen one after another or at the same time: time in which at least one of
 * them lasts is counted once.
 */
export class WaitBudget {
  readonly #limitMs: number
  readonly #nowMs: () => number
  #spentMs = 0
  #waiting = 0
  #sinceMs = 0

  /** `nowMs` gives milliseconds that only grow. */
  constructor(limitMs: number, nowMs: () => number = monotonicMs) {
    this.#limitMs = limitMs
    this.#nowMs = nowMs
  }

  /** Milliseconds that may still be waited; 0 when none are left. */
  get leftMs(): number {
    const running = this.#waiting > 0 ? this.#nowMs() - this.#sinceMs : 0
    return Math.max(0, this.#limitMs - this.#spentMs - running)
  }

  /** Counts the time until `wait` settles. */
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
