import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countStage, inWords, sum } from '#lib/cli/test/counts.ts'
import { freshFolder } from '../../../factories/fresh-store.ts'

async function reportOf(content: string): Promise<string> {
  const file = join(await freshFolder(), 'report.json')
  writeFileSync(file, content)
  return file
}

type Vitest = { failed?: string[]; retried?: string[]; skipped?: string[]; passed?: string[] }

function vitest(
  { failed = [], retried = [], skipped = [], passed = [] }: Vitest,
  file = 'a.test.ts',
) {
  const tests = [
    ...failed.map((fullName) => ({ fullName, status: 'failed', failureMessages: ['no'] })),
    ...retried.map((fullName) => ({ fullName, status: 'passed', failureMessages: ['no'] })),
    ...skipped.map((fullName) => ({ fullName, status: 'pending', failureMessages: [] })),
    ...passed.map((fullName) => ({ fullName, status: 'passed', failureMessages: [] })),
  ]
  return {
    testResults: [
      {
        name: resolve(file),
        status: failed.length > 0 ? 'failed' : 'passed',
        assertionResults: tests,
      },
    ],
  }
}

const UNLOADED = { name: resolve('b.test.ts'), status: 'failed', assertionResults: [] }

function playwright(...statuses: ['expected' | 'unexpected' | 'flaky' | 'skipped', string][]) {
  const specs = statuses.map(([status, title]) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ projectName: 'script', status }],
  }))
  // Half of them in a group of the file.
  return { suites: [{ specs: specs.slice(0, 1), suites: [{ specs: specs.slice(1) }] }] }
}

describe('a stage with a report', () => {
  const none = { failures: [], retried: [] }

  it.each<[string, object, number, object]>([
    ['all pass', vitest({ passed: ['x', 'y'] }), 0, { passed: 2, failed: 0, skipped: 0, ...none }],
    [
      'some fail',
      vitest({ passed: ['x'], failed: ['y', 'z'], skipped: ['v'] }),
      1,
      { passed: 1, failed: 2, skipped: 1, failures: ['a.test.ts: y', 'a.test.ts: z'], retried: [] },
    ],
    [
      'one passes at the second try',
      vitest({ passed: ['x'], retried: ['y'] }),
      0,
      { passed: 2, failed: 0, skipped: 0, failures: [], retried: ['a.test.ts: y'] },
    ],
    [
      'a file cannot be loaded',
      { testResults: [...vitest({ passed: ['x'] }).testResults, UNLOADED] },
      1,
      { passed: 1, failed: 1, skipped: 0, failures: ['b.test.ts'], retried: [] },
    ],
    [
      'the runner crashes after it',
      vitest({ passed: ['x'] }),
      1,
      { passed: 1, failed: 1, skipped: 0, failures: ['the stage'], retried: [] },
    ],
    [
      'the browser finds one of each',
      playwright(['expected', 'x'], ['unexpected', 'y'], ['flaky', 'z'], ['skipped', 'v']),
      1,
      {
        passed: 2,
        failed: 1,
        skipped: 1,
        failures: ['a.spec.ts (script): y'],
        retried: ['a.spec.ts (script): z'],
      },
    ],
    [
      'the browser crashes',
      { suites: [] },
      1,
      { passed: 0, failed: 1, skipped: 0, failures: ['the stage'], retried: [] },
    ],
    [
      'the report is no report',
      {},
      0,
      { passed: 0, failed: 1, skipped: 0, failures: ['the stage'], retried: [] },
    ],
  ])('is counted when %s', async (_, content, exitCode, counts) => {
    const file = await reportOf(JSON.stringify(content))
    expect(countStage('the stage', exitCode, file)).toEqual(counts)
  })

  it.each(['{"suites":', ''])('fails when it is cut: %j', async (content) => {
    expect(countStage('the stage', 0, await reportOf(content)).failures).toEqual(['the stage'])
  })

  it('fails when it has written none', async () => {
    const file = join(await freshFolder(), 'none.json')
    expect(countStage('the stage', 0, file).failures).toEqual(['the stage'])
  })
})

it.each([
  [0, { passed: 1, failed: 0, skipped: 0, failures: [], retried: [] }],
  [1, { passed: 0, failed: 1, skipped: 0, failures: ['types'], retried: [] }],
  [137, { passed: 0, failed: 1, skipped: 0, failures: ['types'], retried: [] }],
])('a stage without a report that ends with %i is one test', (exitCode, counts) => {
  expect(countStage('types', exitCode, undefined)).toEqual(counts)
})

it('all are counted together and said in one line', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 20, failed: 3, skipped: 0 },
  ])
  expect(inWords(total)).toBe('21 passed, 3 failed')
  expect(inWords({ ...total, skipped: 2 })).toBe('21 passed, 3 failed, 2 skipped')
})
