/** The pauses before the next tries of what failed, in milliseconds; the last one stays. */
const PAUSES_MS = [2_000, 5_000, 15_000, 30_000, 60_000, 300_000]

/** The pause after a number of failures in a row (from 1), in milliseconds. */
export function retryPause(failures: number): number {
  return PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 0
}
