import { defineConfig } from 'vitest/config'

const NEEDS_A_BUILD = 'tests/integration/{start,server}/**/*.test.ts'

export default defineConfig({
  test: {
    environment: 'node',
    // A run that finds no test must not look like one that passes.
    passWithNoTests: false,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { test: { name: 'content', include: ['tests/content/**/*.test.{ts,tsx}'] } },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [NEEDS_A_BUILD],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          include: [NEEDS_A_BUILD],
          globalSetup: 'tests/build-site.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
