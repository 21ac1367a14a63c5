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
  // A test that passes only at the second try has failed once.
  .transform(({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))

const report = z.union([vitest, playwright])

/**
 * The tests of one stage. A stage without a report is a test of its own. One that ended badly
 * counts at least one failure, whatever its report says: a file that could not be loaded has none.
 */
export function countStage(exitCode: number, reportFile: string | undefined): Counts {
  const failed = exitCode === 0 ? 0 : 1
  if (!reportFile) return { passed: 1 - failed, failed, skipped: 0 }
  const counts = readReport(reportFile)
  // A runner that says that all is well without a word of what it ran is not believed.
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

/** All counts together. */
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

/** `12 passed, 0 failed`, and what was skipped when something was. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
