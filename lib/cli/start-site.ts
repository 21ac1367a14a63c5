// Starts the site: settings, data folder, port, secret, content, build, store, server, jobs. Checks
// everything that can fail before the build, and reports a failure in one sentence.
import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { log } from '#lib/config/log.ts'
import { logAllOutput } from '#lib/config/log-all-output.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import { env } from '#lib/config/settings.ts'
import { deriveKey } from '#lib/config/token.ts'
import { ContentError, openContent } from '#lib/jobs/content/content-snapshot.ts'
import { readEnvFile } from './env-file.ts'
import { errorCode, errorMessage, FatalError, formatError } from './fatal-error.ts'
import { type Build, buildWhenNeeded, readBuild } from './start/build.ts'
import { checkPort, listenError } from './start/free-port.ts'
import { prepareDataDir, storedSecret } from './start/secret.ts'

const dir = fileURLToPath(new URL('../..', import.meta.url))

/** `serve` is `npm start`; `build` only builds, so that a later start need not. */
const MODES = ['serve', 'dev', 'build'] as const

type Mode = (typeof MODES)[number]

async function start(mode: Mode): Promise<void> {
  const dev = mode === 'dev'
  readEnvFile()
  // Before React is loaded, which reads it once. Next's types declare it as read-only.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  const { DATA_DIR, HOST, PORT, SITE_SECRET } = env()
  prepareDataDir(DATA_DIR)
  if (mode !== 'build') await checkPort(HOST, PORT)
  const secret = SITE_SECRET ?? storedSecret(DATA_DIR)
  const actionsKey = deriveKey(secret, 'server-actions').toString('base64')
  Object.assign(process.env, {
    SITE_SECRET: secret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    NEXT_TELEMETRY_DISABLED: '1',
  })
  const content = dev ? undefined : await openShownContent(DATA_DIR)
  const build = content && (await buildWhenNeeded(env().SITE_URL, actionsKey, content.version))
  if (mode === 'build') return
  if (!dev) logAllOutput()
  await openSharedStore()
  if (!dev && env().WORKERS > 1) return serveWithWorkers(env().WORKERS)
  const site = await serveSite(secret, build, content?.version)
  const endJobs = await startJobs()
  stopWith(async () => {
    await site.close()
    await endJobs()
    await closeStore()
  })
  announce(site.port)
  if (dev && !env().SMTP_URL) {
    process.stdout.write(`Mails are files: http://localhost:${site.port}/desk/mails\n`)
  }
}

/**
 * Serves as a worker process. The primary process has built the site and runs the background jobs.
 */
async function startWorker(): Promise<void> {
  const { SITE_SECRET: secret = '', DATA_DIR } = env()
  const build = readBuild()
  if (!build) throw new FatalError('There is no build to serve.')
  const content = await openShownContent(DATA_DIR)
  logAllOutput()
  await openSharedStore()
  const { joinWorkers, reportReady } = await import('#lib/server/worker.ts')
  joinWorkers()
  const site = await serveSite(secret, build, content.version)
  stopWith(async () => {
    await site.close()
    await closeStore()
  })
  reportReady(site.port)
}

async function serveWithWorkers(count: number): Promise<void> {
  const { startWorkers } = await import('#lib/server/workers.ts')
  const endJobs = await startJobs()
  const workers = await startWorkers(count).catch((error: unknown) => {
    throw new FatalError(errorMessage(error))
  })
  stopWith(async () => {
    await workers.close()
    await endJobs()
    await closeStore()
  })
  announce(workers.port)
}

type Serving = { port: number; close(): Promise<void> }

/** Serves the site and keeps its pages current. Resolves when it accepts requests. */
async function serveSite(
  secret: string,
  build: Build | undefined,
  contentVersion: string | undefined,
): Promise<Serving> {
  const { HOST, PORT, SITE_URL, DATA_DIR, WORKERS } = env()
  const { listContentPages } = await import('#lib/feeds/content-pages.ts')
  const { serve } = await import('#lib/server/serve.ts')
  const isWorker = cluster.isWorker
  const options = { env: env(), secret, dir, dev: !build, listContentPages, isWorker }
  const site = await serve(options).catch((error: unknown) => {
    throw /^E[A-Z]+$/.test(errorCode(error)) ? listenError(error, HOST, PORT) : error
  })
  if (!build || !site.pages) {
    site.open()
    return site
  }
  processMetrics().builtAt = build.at
  const { keepPagesCurrent } = await import('#lib/jobs/keep-pages-current.ts')
  const isSame = build.content === contentVersion && build.siteUrl === SITE_URL
  const current = keepPagesCurrent({
    pages: site.pages,
    outdate: site.outdate,
    builtDay: isSame ? build.day : undefined,
    dataDir: DATA_DIR,
    warmUpFrom: (((cluster.worker?.id ?? 1) - 1) % WORKERS) / WORKERS,
  })
  await current.ready
  site.open()
  return {
    port: site.port,
    async close() {
      current.stop()
      await site.close()
    },
  }
}

/**
 * Opens the content to show. Throws a `FatalError` if it is invalid and there is no earlier copy.
 */
async function openShownContent(dataDir: string) {
  try {
    return await openContent(dataDir)
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

/** Prints the URL of the site; without `SITE_URL`, the address it listens on. */
function announce(port: number): void {
  const { HOST, SITE_URL } = env()
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST)
  const address = process.env.SITE_URL ? SITE_URL : `http://${isLocal ? 'localhost' : HOST}:${port}`
  process.stdout.write(`WE Guide is ready at ${address}\n`)
}

/** Stops the process once, on the first signal or disconnect. */
function stopWith(close: () => Promise<void>): void {
  let isStopping = false
  async function stop(): Promise<void> {
    // The terminal, npm and the launcher each forward the same Ctrl-C.
    if (isStopping) return
    isStopping = true
    await close().catch((error: unknown) => log.error('stop', { error: formatError(error) }))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  process.on('disconnect', stop)
  process.channel?.unref()
}

// The reader of the output may have exited. Ignore failing writes: reporting them would fail too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  process.chdir(dir)
  const wanted = process.argv[2] ?? 'serve'
  const mode = MODES.find((name) => name === wanted)
  if (!mode) throw new FatalError(`“${wanted}” is not a way to start: ${MODES.join(', ')}.`)
  await (cluster.isWorker ? startWorker() : start(mode))
} catch (error) {
  process.stderr.write(`${formatError(error)}\n`)
  process.exit(1)
}
