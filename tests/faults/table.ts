import { appendFileSync } from 'node:fs'

/** One line of the table of faults: what was done, and what came of it. */
export type Fault = {
  fault: string
  /** What a person meets meanwhile. */
  sees: string
  /** What is in the store afterwards. */
  stored: string
  /** How it recovers, without a hand. */
  recovers: string
}

/** Adds a line to the table that `npm run test:faults` prints at its end. Call it last in a test. */
export function noteFault(fault: Fault): void {
  const file = process.env.FAULTS_TABLE
  if (file) appendFileSync(file, `${JSON.stringify(fault)}\n`)
}
