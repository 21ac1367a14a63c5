import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { nextBuildDir, releaseDir } from '#lib/config/build-dir.ts'
import { today } from '#lib/config/clock.ts'
import { internalKey } from '#lib/config/internal-request.ts'
import { mailbox } from '#lib/config/mailbox.ts'
import type { Env } from '#lib/config/settings.ts'
import { countForm } from '#lib/forms/limits.ts'
import { openPageCache } from '#lib/page-cache/open-page-cache.ts'
import type { PageCache } from '#lib/page-cache/page-cache.ts'
import { listRootPaths } from '#lib/page-cache/static-pages.ts'
import { findRedirects } from '#lib/pages/redirects.ts'
import { openCounters } from '#lib/store/counters.ts'
import { type OwnAddress, outdatePages, readBuiltPage, renderPage } from './ask-itself.ts'
import { createLookup } from './cached-response.ts'
import { createClientAddress } from './client-address.ts'
import { closeServer, PATIENT_IDLE_MS } from './close-server.ts'
import type { RootPaths } from './read-address.ts'
import { createRequestHandler } from './request-handler.ts'
import { findNearestPages } from './response/nearest-pages.ts'
import type { ServerOptions } from './server-options.ts'
import { isInternal } from './validate-request.ts'

/** Room for an address that is too long to be told so in the reader's language. */
const MAX_HEADER = 64 * 1024

export type ServeOptions = {
  env: Env
  secret: string
  /** The project's folder. */
  dir: string
  /** Serve the sources with live reload rather than the build. */
  dev: boolean
  /** The paths of the pages of the content as it is now; not read while developing. */
  listContentPages: () => string[]
  /** Whether this is one of several processes behind the port. */
  isWorker: boolean
}

export type Site = {
  /** The port it listens on. */
  port: number
  /** The page cache; none while developing. */
  pages: PageCache | undefined
  /** Has the app render every page anew when it is next asked for it. */
  outdate(): Promise<void>
  /** Answers readers from now on; requests that came before have waited. */
  open(): void
  /**
   * Lets running requests end, then closes everything. Patiently, once another process has taken
   * the port over: connections that are kept alive are told to end with their next answer.
   */
  close(options: { isPatient: boolean }): Promise<void>
}

/**
 * Serves the site on one port. Resolves when it listens; readers wait until it is opened, so that
 * no page of an earlier day is sent. Rejects with the system's error when it cannot listen.
 */
export async function serve(serveOptions: ServeOptions): Promise<Site> {
  const { env, secret, dir, dev, listContentPages, isWorker } = serveOptions
  const { HOST: host, PORT: port, SITE_URL: siteUrl } = env
  const counters = openCounters({
    databaseUrl: env.DATABASE_URL,
    hasSiblings: isWorker && env.WORKERS > 1,
  })
  const server = createServer({
    requestTimeout: 60_000,
    maxHeaderSize: MAX_HEADER,
    keepAliveTimeout: env.KEEP_ALIVE * 1000,
    optimizeEmptyRequests: true,
    // Only live reload upgrades; elsewhere a request that offers it gets the page in HTTP.
    shouldUpgradeCallback: () => dev,
  })
  const key = internalKey(secret)
  let own: OwnAddress = { host, bracketed: host, port, key }
  if (!dev) takeBuiltConfig()
  const app = next({ dev, dir, hostname: host, port, httpServer: server })
  await app.prepare()
  const buildDir = dev ? dir : nextBuildDir()
  const publicDir = join(dev ? dir : releaseDir(), 'public')
  let isBuildOutdated = false
  const pageCache = dev
    ? undefined
    : openPageCache(buildDir, publicDir, {
        listContentPages,
        isAhead: env.WARM_UP === 'on',
        render: async (address) =>
          (isBuildOutdated ? undefined : await readBuiltPage(buildDir, address)) ??
          renderPage(own, address),
      })
  const options: ServerOptions = {
    dev,
    siteUrl,
    internalKey: key,
    metricsToken: env.METRICS_TOKEN,
    policyReports: env.CSP_REPORTS,
    clientAddress: createClientAddress(env.TRUST_PROXY),
    rootPaths: dev ? undefined : listRoots(buildDir, publicDir),
    notFound: pageCache?.notFound,
    sitePaths: pageCache && (() => ({ live: pageCache.sitePaths(), redirects: findRedirects() })),
    nearestPages: (target, locale) => findNearestPages(target, locale, today()),
    pageCache,
    assets: pageCache?.assets,
    limits: {
      count: (sender) => countForm({ counters, secret }, sender),
      editors: mailbox(env.MAIL_FROM),
    },
    handle: app.getRequestHandler(),
  }
  const handle = createRequestHandler(options, createLookup(options))
  const opened = Promise.withResolvers<void>()
  let isOpen = false
  let isClosing = false
  function answer(req: IncomingMessage, res: ServerResponse): void {
    if (isClosing) res.shouldKeepAlive = false
    if (isOpen || isInternal(req, options)) void handle(req, res)
    else void opened.promise.then(() => handle(req, res))
  }
  server.on('request', answer)
  server.listen({ host, port })
  await once(server, 'listening')
  // What a process asks itself must not reach another one behind the same port.
  const inner = isWorker ? createServer({ maxHeaderSize: MAX_HEADER }, answer) : undefined
  inner?.listen({ host: '127.0.0.1', port: 0, exclusive: true })
  if (inner) await once(inner, 'listening')
  own = { ...addressOf(inner ?? server), key }
  // Where Next asks itself for the page behind a redirect; otherwise it believes the Host header.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${own.bracketed}:${own.port}`
  return {
    port: addressOf(server).port,
    pages: pageCache?.pages,
    async outdate() {
      isBuildOutdated = true
      await outdatePages(own)
    },
    open() {
      isOpen = true
      opened.resolve()
    },
    async close({ isPatient }) {
      isClosing = true
      await closeServer(server, {
        ...(isPatient && { idleMs: PATIENT_IDLE_MS }),
        ...(dev && { timeoutMs: 0 }),
      })
      inner?.close()
      inner?.closeIdleConnections()
      await app.close()
      await counters.close()
    },
  }
}

/**
 * Has Next take its configuration as the build recorded it, as Next's standalone server does: the
 * project's may have changed since, and Next would load a compiler to read it.
 */
function takeBuiltConfig(): void {
  const recorded = readFileSync(join(nextBuildDir(), 'required-server-files.json'), 'utf8')
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(recorded).config)
}

/** The files of `public/`, the app's addresses outside the languages, and Next's own folder. */
function listRoots(buildDir: string, publicDir: string): RootPaths {
  const entries = globSync('**/*', { cwd: publicDir, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(publicDir.length))
  return new Set([...files, ...listRootPaths(buildDir), '/_next/'])
}

function addressOf(server: Server): { host: string; bracketed: string; port: number } {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening on a port')
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address.address] ?? address.address
  return { host, bracketed: host.includes(':') ? `[${host}]` : host, port: address.port }
}
