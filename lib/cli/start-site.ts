// The start of the site on the pinned Node: settings, data folder, port, secret, build, store,
// server. Everything that can be wrong is looked at before the build, and said in one sentence.
import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { log } from '#lib/config/log.ts'
import { env } from '#lib/config/settings.ts'
import { deriveKey } from '#lib/config/token.ts'
import { readEnvFile } from './env-file.ts'
import { errorCode, errorMessage, FatalError, formatError } from './fatal-error.ts'
import { buildWhenNeeded, readBuild, type Shown, shownBy } from './start/build.ts'
import { checkPort, listenError } from './start/free-port.ts'
import { keptSecret, prepareDataDir } from './start/secret.ts'
import { sayReady, workAmongOthers } from './start/work-for.ts'

const dir = fileURLToPath(new URL('../..', import.meta.url))

/** `serve` is `npm start`; `build` only leaves a build behind, which a later start finds ready. */
const MODES = ['serve', 'dev', 'build'] as const

type Mode = (typeof MODES)[number]

async function start(mode: Mode): Promise<void> {
  const dev = mode === 'dev'
  process.chdir(dir)
  readEnvFile()
  // Before anything loads React, which reads it once. Next's types hold it to be constant.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  const { DATA_DIR, HOST, PORT, SITE_URL, SITE_SECRET } = env()
  prepareDataDir(DATA_DIR)
  if (mode !== 'build') await checkPort(HOST, PORT)
  const secret = SITE_SECRET ?? keptSecret(DATA_DIR)
  const actionsKey = deriveKey(secret, 'server-actions').toString('base64')
  Object.assign(process.env, {
    SITE_SECRET: secret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    NEXT_TELEMETRY_DISABLED: '1',
  })
  const build = dev ? undefined : await buildWhenNeeded(SITE_URL, actionsKey)
  if (mode === 'build') return
  await openSharedStore()
  if (!dev && env().WORKERS > 1) return serveWithWorkers(env().WORKERS)
  await serveSite({ dev, build: build && shownBy(build, SITE_URL), secret })
}

/** Serves as one of several processes: the first one has built the site and does all other work. */
async function startWorker(): Promise<void> {
  process.chdir(dir)
  const { SITE_SECRET: secret = '', SITE_URL } = env()
  const made = readBuild()
  if (!made) throw new FatalError('There is no build to serve.')
  const build = shownBy(made, SITE_URL)
  await openSharedStore()
  workAmongOthers()
  const { serve } = await import('#lib/server/serve.ts')
  const worker = { at: ((cluster.worker?.id ?? 1) - 1) % env().WORKERS, of: env().WORKERS }
  const site = await serve({ dev: false, dir, secret, build, worker, ...place() })
  stopWith(async () => {
    await site.close()
    await closeStore()
  })
  sayReady(site.port)
}

async function serveWithWorkers(count: number): Promise<void> {
  const { startWorkers } = await import('./start/workers.ts')
  const { startWork } = await import('./start/start-work.ts')
  const endWork = await startWork()
  const workers = await startWorkers(count)
  stopWith(async () => {
    await workers.close()
    await endWork()
    await closeStore()
  })
  process.stdout.write(`WE Guide is ready at ${address(workers.port)}\n`)
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

type Serving = { dev: boolean; build: Shown | undefined; secret: string }

async function serveSite({ dev, build, secret }: Serving): Promise<void> {
  const { HOST, PORT } = env()
  const { serve } = await import('#lib/server/serve.ts')
  const site = await serve({ dev, dir, secret, build, ...place() }).catch((error: unknown) => {
    throw /^E[A-Z]+$/.test(errorCode(error)) ? listenError(error, HOST, PORT) : error
  })
  const { startWork } = await import('./start/start-work.ts')
  const endWork = await startWork()
  stopWith(async () => {
    await site.close()
    await endWork()
    await closeStore()
  })
  process.stdout.write(`WE Guide is ready at ${address(site.port)}\n`)
}

function place(): {
  host: string
  port: number
  siteUrl: string
  metricsToken: string | undefined
  databaseUrl: string | undefined
  mailFrom: string
  policyReports: string | undefined
} {
  const { HOST, PORT, SITE_URL, METRICS_TOKEN, DATABASE_URL, MAIL_FROM, CSP_REPORTS } = env()
  return {
    host: HOST,
    port: PORT,
    siteUrl: SITE_URL,
    metricsToken: METRICS_TOKEN,
    databaseUrl: DATABASE_URL,
    mailFrom: MAIL_FROM,
    policyReports: CSP_REPORTS,
  }
}

/** Where readers find the site; without `SITE_URL`, where it listens. */
function address(port: number): string {
  const { HOST, SITE_URL } = env()
  if (process.env.SITE_URL) return SITE_URL
  const open = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST)
  return `http://${open ? 'localhost' : HOST}:${port}`
}

/** Ends the process once, whichever of the ways of being told comes first. */
function stopWith(close: () => Promise<void>): void {
  let stopping = false
  async function stop(): Promise<void> {
    // A terminal, npm and the launcher each pass the same Ctrl-C on; once is enough.
    if (stopping) return
    stopping = true
    await close().catch((error: unknown) => log.error('stop', { error: formatError(error) }))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  process.on('disconnect', stop)
  process.channel?.unref()
}

// Whoever read our output may be gone. Writing to nobody is no reason to end, and reporting the
// failed write would fail again, for ever.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  const wanted = process.argv[2] ?? 'serve'
  const mode = MODES.find((name) => name === wanted)
  if (!mode) throw new FatalError(`“${wanted}” is not a way to start: ${MODES.join(', ')}.`)
  await (cluster.isWorker ? startWorker() : start(mode))
} catch (error) {
  process.stderr.write(`${formatError(error)}\n`)
  process.exit(1)
}
