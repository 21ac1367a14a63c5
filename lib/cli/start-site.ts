// Builds and serves the site. Checks everything that can fail before the build, and reports a
// failure in one sentence. `npm start` builds with the code as it is and serves with that of the
// release (`lib/cli/launch.mjs`, `lib/cli/supervise-site.ts`).
import cluster from 'node:cluster'
import { join } from 'node:path'
import { releaseDir } from '#lib/config/build-dir.ts'
import { log } from '#lib/config/log.ts'
import { logAllOutput } from '#lib/config/log-all-output.ts'
import { env, parseEnv } from '#lib/config/settings.ts'
import { deriveKey } from '#lib/config/token.ts'
import { ContentError, openContent, type Snapshot } from '#lib/jobs/content/content-snapshot.ts'
import { readEnvFile } from './env-file.ts'
import { errorMessage, FatalError, formatError } from './fatal-error.ts'
import { listReleases, touchRelease } from './launch/releases.mjs'
import { announce } from './start/announce.ts'
import { BuildError, buildWhenNeeded } from './start/build.ts'
import { checkDatabase } from './start/check-database.ts'
import { checkPort } from './start/free-port.ts'
import { prepareDataDir, storedSecret } from './start/secret.ts'
import { serveSite } from './start/serve-site.ts'

/** The folder of this code: the project, or a release of it. */
const code = join(import.meta.dirname, '../..')

/**
 * `serve` builds when needed and serves with this code; `dev` serves with live reload; `build` only
 * builds, and so does `prepare`, which also looks whether the site could be served; `try` serves
 * the release that this code belongs to.
 */
const MODES = ['serve', 'dev', 'build', 'prepare', 'try'] as const

type Mode = (typeof MODES)[number]

/** Tells the launcher that another build would not help. */
const UNUSABLE = 78

/** How often a process notes that it still serves its release. */
const TOUCH_INTERVAL_MS = 120_000

async function start(mode: Mode): Promise<void> {
  const dev = mode === 'dev'
  const secret = prepare(dev)
  const { DATABASE_URL, HOST, PORT, SITE_URL } = env()
  if (mode !== 'build') await checkPort(HOST, PORT)
  if (DATABASE_URL) await checkDatabase(DATABASE_URL)
  const content = dev ? undefined : await openShownContent()
  if (content && mode !== 'try') {
    const release = await buildWhenNeeded({ siteUrl: SITE_URL, content: content.version })
    process.env.RELEASE_DIR = release.dir
  }
  if (mode === 'build' || mode === 'prepare') return
  if (!dev && env().WORKERS > 1) {
    const { supervise } = await import('./start/supervise.ts')
    return supervise(servedRelease())
  }
  if (!dev) logAllOutput()
  await serveHere(secret, content, true)
  if (dev && !env().SMTP_URL) {
    process.stdout.write(`Mails are files: http://localhost:${PORT}/desk/mails\n`)
  }
}

/**
 * Serves as one of the processes of `supervise`. The first one also does what goes on in the
 * background.
 */
async function startWorker(): Promise<void> {
  const secret = prepare(false)
  const content = await openShownContent()
  logAllOutput()
  const { joinWorkers, reportReady } = await import('#lib/server/worker.ts')
  const retired = joinWorkers()
  const site = await serveHere(secret, content, process.env.WORKER_SLOT === '0')
  void retired.then(() => site.retire())
  reportReady(site.port)
}

/** Reads the settings and prepares the data folder. Gives the secret of the site. */
function prepare(dev: boolean): string {
  readEnvFile()
  // Before React is loaded, which reads it once. Next's types declare it as read-only.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  // Not `env()`, which parses once: what it gives from now on has the secret.
  const { DATA_DIR, SITE_SECRET } = parseEnv(process.env)
  prepareDataDir(DATA_DIR)
  const secret = SITE_SECRET ?? storedSecret(DATA_DIR)
  Object.assign(process.env, {
    SITE_SECRET: secret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: deriveKey(secret, 'server-actions').toString('base64'),
    NEXT_TELEMETRY_DISABLED: '1',
  })
  return secret
}

/** Opens the store, serves from this process and, if wished, does the work in the background. */
async function serveHere(secret: string, content: Snapshot | undefined, withJobs: boolean) {
  await openSharedStore()
  const release = content && servedRelease()
  if (release) {
    touchRelease(release.dir)
    setInterval(() => touchRelease(release.dir), TOUCH_INTERVAL_MS).unref()
  }
  const site = await serveSite({ secret, release, contentVersion: content?.version })
  const endJobs = withJobs ? await startJobs() : undefined
  async function close(isPatient: boolean): Promise<void> {
    if (isPatient) await endJobs?.()
    await site.close({ isPatient })
    await endJobs?.()
    await closeStore()
  }
  const stop = stopWith(close)
  if (!cluster.isWorker) announce(site.port, env(), Boolean(process.env.SITE_URL))
  return { port: site.port, retire: () => stop(true) }
}

/** The release whose folder is `RELEASE_DIR`. */
function servedRelease() {
  const dir = releaseDir()
  // One that is tried has no record yet.
  return listReleases(process.cwd()).find((release) => release.dir === dir) ?? { dir }
}

/**
 * Opens the content to show. Throws a `FatalError` if it is invalid and there is no earlier copy.
 */
async function openShownContent(): Promise<Snapshot> {
  try {
    return await openContent(env().DATA_DIR)
  } catch (error) {
    throw error instanceof ContentError ? new FatalError(error.message) : error
  }
}

async function startJobs(): Promise<() => Promise<void>> {
  const { startBackgroundJobs } = await import('#lib/jobs/background-jobs.ts')
  return startBackgroundJobs(env())
}

async function closeStore(): Promise<void> {
  const { closeSharedStore } = await import('#lib/store/shared.ts')
  await closeSharedStore()
}

async function openSharedStore(): Promise<void> {
  const { sharedStore } = await import('#lib/store/shared.ts')
  try {
    await sharedStore()
  } catch (error) {
    const { DATABASE_URL, DATA_DIR } = env()
    const where = DATABASE_URL ? 'DATABASE_URL' : `DATA_DIR: “${DATA_DIR}”`
    throw new FatalError(`${where}: the store cannot be opened: ${errorMessage(error)}.`)
  }
}

/** Stops the process once, on the first signal or disconnect; gives the function that does. */
function stopWith(close: (isPatient: boolean) => Promise<void>) {
  let isStopping = false
  async function stop(isPatient: boolean): Promise<void> {
    // The terminal, npm and the launcher each forward the same Ctrl-C.
    if (isStopping) return
    isStopping = true
    await close(isPatient).catch((error: unknown) =>
      log.error('stop', { error: formatError(error) }),
    )
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(false))
  process.on('disconnect', () => void stop(false))
  process.channel?.unref()
  return stop
}

// The reader of the output may have exited. Ignore failing writes: reporting them would fail too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const wanted = process.argv[2] ?? 'serve'
try {
  // A release runs in the project's folder, where its launcher is.
  if (process.env.RELEASE_DIR !== code) process.chdir(code)
  const mode = MODES.find((name) => name === wanted)
  if (!mode)
    throw new FatalError(`“${wanted}” is not a way to start: ${MODES.slice(0, 3).join(', ')}.`)
  await (cluster.isWorker ? startWorker() : start(mode))
} catch (error) {
  process.stderr.write(`${formatError(error)}\n`)
  const isUnusable = error instanceof Error && !(error instanceof BuildError)
  process.exit(/^(?:prepare|build)$/.test(wanted) && isUnusable ? UNUSABLE : 1)
}
