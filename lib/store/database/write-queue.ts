import type { WaitBudget } from '#lib/config/wait-budget.ts'
import { StoreBusyError } from './store-wait.ts'

/** At some 4 ms a write, more than these would not come to an end in time anyway. */
const MAX_WAITING = 1_000

/** Lets one writer of this process in at a time, in the order in which they came. */
export class WriteQueue {
  #held = false
  readonly #waiting: (() => void)[] = []

  /**
   * Resolves when the caller is the one that writes, who then has to `release`. Rejects with a
   * `StoreBusyError` when the wait is over before, or at once when too many wait already.
   */
  async acquire(wait: WaitBudget): Promise<void> {
    if (!this.#held) {
      this.#held = true
      return
    }
    if (this.#waiting.length >= MAX_WAITING) {
      throw new StoreBusyError(`${MAX_WAITING} writes wait for the store already`)
    }
    await wait.during(() => this.#wait(wait.leftMs))
  }

  release(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#held = false
  }

  #wait(leftMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1)
        reject(new StoreBusyError('the store was not free in time'))
      }, leftMs)
      this.#waiting.push(enter)
    })
  }
}
