import { defineConfig, devices } from '@playwright/test'
import './tests/compile-cache.ts'

const CHROMIUM = process.env.CHROMIUM || undefined

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/build-site.ts',
  forbidOnly: Boolean(process.env.CI),
  // A test that passes at the second try only is named at the end of `npm test`.
  retries: 1,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    timezoneId: 'Asia/Almaty',
    trace: 'off',
    launchOptions: {
      ...(CHROMIUM && { executablePath: CHROMIUM }),
      args: [
        // Chromium has no sandbox for root, and none in most containers.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        // It talks to nobody but the site.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // A test whose result is the same in both, or that applies to one, is tagged with that one.
    { name: 'script', grepInvert: /@no-script/, use: { javaScriptEnabled: true } },
    { name: 'no-script', grepInvert: /@script/, use: { javaScriptEnabled: false } },
  ],
})
