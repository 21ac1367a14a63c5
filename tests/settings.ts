/** All settings, empty: an empty value counts as unset and overrides a `.env` file. */
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
  MIN_FREE_SPACE: '',
  MAILS_PER_HOUR: '',
  BOUNCES_URL: '',
  MAIL_REPORTS_SECRET: '',
  LETTER_REVIEW: '',
  REVIEW: '',
  CONTENT_GIT: '',
  DKIM_KEY_FILE: '',
  DKIM_SELECTOR: '',
  CSP_REPORTS: '',
  OTEL_EXPORTER_OTLP_ENDPOINT: '',
  BACKUP_AT: '',
  BACKUP_DIR: '',
  BACKUP_HOOK: '',
  WARM_UP: '',
  CONTENT_INTERVAL: '',
}

/**
 * A tested site renders no page ahead of its readers, and looks for new content each second. One that is
 * measured (`npm run bench`) does as it is delivered.
 */
const QUICK = process.env.IS_MEASURED ? {} : { WARM_UP: 'off', CONTENT_INTERVAL: '1' }

/**
 * The environment of a site under test: only the given settings, none of the machine's own. All
 * sites have the same secret and thus share one build, in the tests' own folder.
 */
export function settings(given: Record<string, string> = {}): NodeJS.ProcessEnv {
  // A site keeps its compiled code beside its build.
  const { NODE_COMPILE_CACHE: _, ...inherited } = process.env
  return {
    ...inherited,
    ...UNSET,
    ...QUICK,
    NODE_ENV: 'production',
    SITE_SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
    BUILD_DIR: '.next-test',
    ...given,
  }
}
