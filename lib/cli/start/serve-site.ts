import cluster from 'node:cluster'
import { processMetrics } from '#lib/config/metrics.ts'
import { env } from '#lib/config/settings.ts'
import { errorCode } from '../fatal-error.ts'
import type { Release } from '../launch/releases.mjs'
import { listenError } from './free-port.ts'

export type ServeSiteOptions = {
  secret: string
  /** None while developing; without a record while it is tried. */
  release: Partial<Release> | undefined
  contentVersion: string | undefined
}

export type Serving = { port: number; close(options: { isPatient: boolean }): Promise<void> }

/** Serves the site and keeps its pages current. Resolves when it accepts requests. */
export async function serveSite(options: ServeSiteOptions): Promise<Serving> {
  const { secret, release, contentVersion } = options
  const { HOST, PORT, SITE_URL, DATA_DIR, CONTENT_INTERVAL, WORKERS, OTEL_EXPORTER_OTLP_ENDPOINT } =
    env()
  // Loaded only where it is used: the packages would take 20 MB of memory.
  const endTracing = OTEL_EXPORTER_OTLP_ENDPOINT
    ? (await import('#lib/server/tracing.ts')).startTracing()
    : undefined
  const { listContentPages } = await import('#lib/feeds/content-pages.ts')
  const { serve } = await import('#lib/server/serve.ts')
  const site = await serve({
    ...{ env: env(), secret, dir: process.cwd(), dev: !release },
    ...{ listContentPages, isWorker: cluster.isWorker },
  }).catch((error: unknown) => {
    throw /^E[A-Z]+$/.test(errorCode(error)) ? listenError(error, HOST, PORT) : error
  })
  if (!release || !site.pages) {
    site.open()
    return site
  }
  if (release.at) processMetrics().builtAt = Temporal.Instant.from(release.at)
  const { keepPagesCurrent } = await import('#lib/jobs/keep-pages-current.ts')
  const isSame = release.content === contentVersion && release.siteUrl === SITE_URL
  const current = keepPagesCurrent({
    pages: site.pages,
    outdate: site.outdate,
    builtDay: isSame ? release.day : undefined,
    dataDir: DATA_DIR,
    contentVersion,
    contentInterval: CONTENT_INTERVAL,
    warmUpFrom: (((cluster.worker?.id ?? 1) - 1) % WORKERS) / WORKERS,
  })
  await current.ready
  site.open()
  return {
    port: site.port,
    async close(how) {
      current.stop()
      await site.close(how)
      await endTracing?.()
    },
  }
}
