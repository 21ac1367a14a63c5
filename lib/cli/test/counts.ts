import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'

export type Counts = { passed: number; failed: number; skipped: number }

/** What came of a stage: how many tests, and the names of those that someone has to look at. */
export type StageResult = Counts & {
  failures: string[]
  /** Passed at the second try only. They do not fail the run, but are named at its end. */
  retried: string[]
}

type Test = { name: string; outcome: 'passed' | 'retried' | 'failed' | 'skipped' }

const VITEST_OUTCOMES: Partial<Record<string, Test['outcome']>> = {
  passed: 'passed',
  failed: 'failed',
}

const vitest = z
  .object({
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(
          z.object({
            fullName: z.string(),
            status: z.string(),
            failureMessages: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .transform(({ testResults }) => testResults.flatMap(vitestFile))

type VitestFile = {
  name: string
  status: string
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
}

function vitestFile({ name, status, assertionResults }: VitestFile): Test[] {
  const file = relative(process.cwd(), name)
  const tests = assertionResults.map((test): Test => {
    const outcome = VITEST_OUTCOMES[test.status] ?? 'skipped'
    // A test that passes keeps the messages of the tries before.
    const retried = outcome === 'passed' && test.failureMessages.length > 0
    return { name: `${file}: ${test.fullName}`, outcome: retried ? 'retried' : outcome }
  })
  // A file that cannot be loaded has no tests.
  if (status === 'passed' || tests.some(({ outcome }) => outcome === 'failed')) return tests
  return [...tests, { name: file, outcome: 'failed' }]
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
    }),
  ),
})

const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})

const PLAYWRIGHT_OUTCOMES = {
  expected: 'passed',
  flaky: 'retried',
  unexpected: 'failed',
  skipped: 'skipped',
} as const

const playwright = z
  .object({ suites: z.array(playwrightSuite) })
  .transform(({ suites }) => suites.flatMap(playwrightTests))

function playwrightTests({ specs, suites = [] }: z.infer<typeof playwrightSuite>): Test[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status }) => ({
      name: `${file} (${projectName}): ${title}`,
      outcome: PLAYWRIGHT_OUTCOMES[status],
    })),
  )
  return [...own, ...suites.flatMap(playwrightTests)]
}

const report = z.union([vitest, playwright])

/**
 * Counts the tests of a stage. A stage without a report counts as one test. A stage with a non-zero
 * exit code counts at least one failure: a runner that crashed may have written no report of it.
 */
export function countStage(
  name: string,
  exitCode: number,
  reportFile: string | undefined,
): StageResult {
  const stage: Test = { name, outcome: exitCode === 0 ? 'passed' : 'failed' }
  if (!reportFile) return resultOf([stage])
  // An exit code of zero without a report counts as a failure.
  const tests = readReport(reportFile) ?? [{ name, outcome: 'failed' }]
  const told = tests.some(({ outcome }) => outcome === 'failed')
  return resultOf(exitCode === 0 || told ? tests : [...tests, stage])
}

function resultOf(tests: Test[]): StageResult {
  const named = (wanted: Test['outcome']): string[] =>
    tests.filter(({ outcome }) => outcome === wanted).map(({ name }) => name)
  const [failures, retried] = [named('failed'), named('retried')]
  return {
    passed: named('passed').length + retried.length,
    failed: failures.length,
    skipped: named('skipped').length,
    failures,
    retried,
  }
}

function readReport(file: string): Test[] | undefined {
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
