import { once } from 'node:events'
import { globSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { BUILD_DIR } from '#lib/config/build-dir.ts'
import { mailbox } from '#lib/config/mailbox.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import { deriveKey } from '#lib/config/token.ts'
import { countForm } from '#lib/forms/limits.ts'
import { askPage } from '#lib/page-cache/fetch-page.ts'
import {
  type Current,
  keepCurrent,
  type OwnAddress,
  readBuiltPage,
} from '#lib/page-cache/keep-current.ts'
import { openPageCache } from '#lib/page-cache/open-page-cache.ts'
import { openCounters } from '#lib/store/counters.ts'
import { createLookup } from './cached/lookup.ts'
import { closeServer } from './close-server.ts'
import { createRequestHandler } from './request-handler.ts'
import type { ServerOptions } from './server-options.ts'
import { openWire } from './wire/wire.ts'

/** Room for an address that is too long to be told so in the reader's language. */
const MAX_HEADER = 64 * 1024

export type ServeSettings = {
  /** Serve the sources with live reload rather than the build. */
  dev: boolean
  /** The project's folder. */
  dir: string
  host: string
  /** 0 takes any free port. */
  port: number
  siteUrl: string
  secret: string
  metricsToken: string | undefined
  /** Where forms are counted for all processes; each counts by itself without one. */
  databaseUrl: string | undefined
  /** The sender of our mails, who can be written to. */
  mailFrom: string
  /** Where browsers report what broke a policy. */
  policyReports: string | undefined
  /** Which of several processes on this port this is, from 0; undefined when it is the only one. */
  worker?: { at: number; of: number } | undefined
  /** When the build was made and what its pages show; none while developing. */
  build: BuildShown | undefined
}

export type BuildShown = {
  at: Temporal.Instant
  /** The day whose rules its pages show; undefined when they are out of date for another reason. */
  day: string | undefined
  /** The pages of the content as it is now, whether they were made beforehand or not. */
  listContentPages: () => string[]
}

export type Site = {
  /** The port it listens on. */
  port: number
  /** Lets running requests end, then closes everything. */
  close(): Promise<void>
}

/**
 * Serves the site: Next behind the front, on one port. Resolves when it answers; rejects with
 * the system's error when it cannot listen there.
 */
export async function serve(settings: ServeSettings): Promise<Site> {
  const { dev, dir, host, port, siteUrl, secret, metricsToken, policyReports, build, worker } =
    settings
  const counters = openCounters({ databaseUrl: settings.databaseUrl })
  const internalKey = deriveKey(secret, 'new-day').toString('hex')
  const server = createServer({
    requestTimeout: 60_000,
    maxHeaderSize: MAX_HEADER,
    optimizeEmptyRequests: true,
    // Only live reload speaks another protocol; who offers one elsewhere gets the page by this.
    shouldUpgradeCallback: () => dev,
  })
  let own: OwnAddress = { host, bracketed: host, port }
  // Node reads our configuration by itself; Next would load its compiler for it, and keep it.
  if (!dev) process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = 'true'
  const app = next({ dev, dir, hostname: host, port, httpServer: server })
  await app.prepare()
  const buildDir = join(dir, BUILD_DIR)
  let outdated = false
  const edition =
    build &&
    openPageCache(buildDir, join(dir, 'public'), {
      listContentPages: build.listContentPages,
      ask: async (path) =>
        (outdated ? undefined : await readBuiltPage(buildDir, path)) ?? askPage(own, path),
    })
  const settingsOfFront: ServerOptions = {
    dev,
    siteUrl,
    internalKey,
    metricsToken,
    policyReports,
    publicFiles: listPublicFiles(dir),
    notFound: edition?.notFound,
    edition,
    limits: {
      count: (sender) => countForm({ counters, secret }, sender),
      editors: mailbox(settings.mailFrom),
    },
    plain: edition && { has: edition.isPlain, press: edition.press },
    assets: edition?.assets,
    handle: app.getRequestHandler(),
  }
  const fromMemory = createLookup(settingsOfFront)
  const front = createRequestHandler(settingsOfFront, fromMemory)
  let current: Current | undefined
  let ready = false
  function answer(req: IncomingMessage, res: ServerResponse): void {
    // Nobody sees yesterday's pages; only the press itself may pass before they are renewed.
    if (ready || !current || req.url?.startsWith('/api/internal/')) void front(req, res)
    else void current.ready.then(() => front(req, res))
  }
  server.on('request', answer)
  const wire = edition && openWire(server, (asked) => (ready ? fromMemory(asked) : undefined))
  server.listen({ host, port })
  await once(server, 'listening')
  // What a process asks itself must not reach another one behind the same port.
  const inner = worker ? createServer({ maxHeaderSize: MAX_HEADER }, answer) : undefined
  inner?.listen({ host: '127.0.0.1', port: 0, exclusive: true })
  if (inner) await once(inner, 'listening')
  own = ownAddress(inner ?? server)
  // Where Next asks itself for the page behind a redirect; otherwise it believes the Host header.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${own.bracketed}:${own.port}`
  if (build && edition) {
    processMetrics().builtAt = build.at
    current = keepCurrent({
      own,
      internalKey,
      pages: edition.pages,
      builtDay: build.day,
      onOutdated: () => {
        outdated = true
      },
      fillFrom: worker ? worker.at / worker.of : 0,
    })
    await current.ready
    ready = true
  }
  return {
    port: ownAddress(server).port,
    async close() {
      current?.stop()
      wire?.close()
      inner?.close()
      inner?.closeIdleConnections()
      await closeServer(server, dev ? 0 : undefined)
      await app.close()
      await counters.close()
    },
  }
}

function listPublicFiles(dir: string): ReadonlySet<string> {
  const root = join(dir, 'public')
  const entries = globSync('**/*', { cwd: root, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Set(files.map((file) => join(file.parentPath, file.name).slice(root.length)))
}

function ownAddress(server: Server): OwnAddress {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address.address] ?? address.address
  return { host, bracketed: host.includes(':') ? `[${host}]` : host, port: address.port }
}
