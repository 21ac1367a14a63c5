import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countStage, inWords, sum } from '#lib/cli/test/counts.ts'
import { freshFolder } from '../../../factories/fresh-store.ts'

async function reportOf(content: string): Promise<string> {
  const file = join(await freshFolder(), 'report.json')
  writeFileSync(file, content)
  return file
}

function vitest(passed: number, failed: number, skipped = 0, todo = 0): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: todo,
  })
}

function playwright(expected: number, unexpected: number, flaky = 0, skipped = 0): string {
  return JSON.stringify({ stats: { expected, unexpected, flaky, skipped } })
}

describe('a stage with a report', () => {
  it.each([
    ['all pass', vitest(7, 0), 0, { passed: 7, failed: 0, skipped: 0 }],
    ['some fail', vitest(5, 2, 1, 3), 1, { passed: 5, failed: 2, skipped: 4 }],
    ['a file cannot be loaded', vitest(5, 0), 1, { passed: 5, failed: 1, skipped: 0 }],
    ['all pass in the browser', playwright(4, 0), 0, { passed: 4, failed: 0, skipped: 0 }],
    ['some fail in the browser', playwright(4, 1, 0, 2), 1, { passed: 4, failed: 1, skipped: 2 }],
    ['one passes at the second try', playwright(4, 0, 1), 0, { passed: 4, failed: 1, skipped: 0 }],
    ['the browser crashes', playwright(0, 0), 1, { passed: 0, failed: 1, skipped: 0 }],
    ['the report is no report', '{}', 0, { passed: 0, failed: 1, skipped: 0 }],
    ['the report is cut', '{"stats":', 0, { passed: 0, failed: 1, skipped: 0 }],
  ])('is counted when %s', async (_, content, exitCode, counts) => {
    expect(countStage(exitCode, await reportOf(content))).toEqual(counts)
  })

  it('fails when it has written none', async () => {
    const file = join(await freshFolder(), 'none.json')
    expect(countStage(0, file)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

it.each([
  [0, { passed: 1, failed: 0, skipped: 0 }],
  [1, { passed: 0, failed: 1, skipped: 0 }],
  [137, { passed: 0, failed: 1, skipped: 0 }],
])('a stage without a report that ends with %i is one test', (exitCode, counts) => {
  expect(countStage(exitCode, undefined)).toEqual(counts)
})

it('all are counted together and said in one line', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 20, failed: 3, skipped: 0 },
  ])
  expect(inWords(total)).toBe('21 passed, 3 failed')
  expect(inWords({ ...total, skipped: 2 })).toBe('21 passed, 3 failed, 2 skipped')
})
