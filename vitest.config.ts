import { defineConfig } from 'vitest/config'

// A slow machine fails no test: what is measured is not in them.
const TIMEOUT_MS = 180_000

// Of tests that wait for other processes. One that passes at the second try only is named at the end.
const RETRIES = 1

const NEEDS_A_BUILD = 'tests/integration/{start,server}/**/*.test.ts'

export default defineConfig({
  test: {
    environment: 'node',
    // Half of the tests wait for a disk, a database or a process; by default one core stays free.
    maxWorkers: 2,
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
