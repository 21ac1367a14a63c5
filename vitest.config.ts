import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import './tests/compile-cache.ts'

// A slow machine fails no test: what is measured is not in them.
const TIMEOUT_MS = 180_000

// Of tests that wait for other processes. One that passes at the second try only is named at the end.
const RETRIES = 1

/** Short files that take long. Begun last, as their size would have it, they would run alone at the end. */
const LONGEST =
  /\/(restart|content|form-crash|move-online|releases|heads|workers|proxies|kills|lists|pictures|publish|held-store|silent-postgres|usage)\.test\.ts$/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { long = [], short = [] } = Object.groupBy(await super.sort(files), ({ moduleId }) =>
      LONGEST.test(moduleId) ? 'long' : 'short',
    )
    return [...long, ...short]
  }
}

const NEEDS_A_BUILD = 'tests/integration/{start,server}/**/*.test.ts'

export default defineConfig({
  test: {
    environment: 'node',
    // Half of the tests wait for a disk, a database or a process: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A run that finds no test must not look like one that passes.
    passWithNoTests: false,
    projects: [
      {
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: TIMEOUT_MS },
      },
      {
        test: {
          name: 'content',
          include: ['tests/content/**/*.test.{ts,tsx}'],
          testTimeout: TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'integration',
          retry: RETRIES,
          include: ['tests/integration/**/*.test.ts'],
          exclude: [NEEDS_A_BUILD],
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'site',
          retry: RETRIES,
          include: [NEEDS_A_BUILD],
          globalSetup: 'tests/build-site.ts',
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: 'tests/build-site.ts',
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'firefox',
          retry: RETRIES,
          include: ['tests/firefox/**/*.test.ts'],
          globalSetup: 'tests/build-site.ts',
          testTimeout: TIMEOUT_MS,
          hookTimeout: TIMEOUT_MS,
        },
      },
    ],
  },
})
