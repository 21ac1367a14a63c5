/** Every setting of the site; an empty one counts as unset, also over a `.env` file. */
const UNSET = {
  PORT: '',
  HOST: '',
  SITE_URL: '',
  DATA_DIR: '',
  DATABASE_URL: '',
  SMTP_URL: '',
  MAIL_FROM: '',
  EDITORS: '',
  WORKERS: '',
  TODAY: '',
  METRICS_TOKEN: '',
  TRUST_PROXY: '',
  KEEP_ALIVE: '',
  CSP_REPORTS: '',
}

/**
 * The environment for a process of the site under test: only the given settings, whatever the
 * machine's own are. One secret, so that all share one build, in a folder of the tests' own.
 */
export function settings(given: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...UNSET,
    NODE_ENV: 'production',
    SITE_SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
    BUILD_DIR: '.next-test',
    ...given,
  }
}
