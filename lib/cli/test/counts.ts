import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type Counts = { passed: number; failed: number; skipped: number }

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))

const playwright = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  // A flaky test, which passes only on a retry, counts as failed.
  .transform(({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))

const report = z.union([vitest, playwright])

/**
 * Counts the tests of a stage. A stage without a report counts as one test. A stage with a non-zero
 * exit code counts at least one failure: a test file that cannot be loaded is not in the report.
 */
export function countStage(exitCode: number, reportFile: string | undefined): Counts {
  const failed = exitCode === 0 ? 0 : 1
  if (!reportFile) return { passed: 1 - failed, failed, skipped: 0 }
  const counts = readReport(reportFile)
  // An exit code of zero without a report counts as a failure.
  if (!counts) return { passed: 0, failed: 1, skipped: 0 }
  return { ...counts, failed: Math.max(counts.failed, failed) }
}

function readReport(file: string): Counts | undefined {
  try {
    return report.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Adds up counts. */
export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** Formats counts: `12 passed, 0 failed`, and the number of skipped tests if there are any. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
