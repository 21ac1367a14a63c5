import { now } from '#lib/config/clock.ts'
import { siteMetrics } from '#lib/config/metrics.ts'
import { writeMetrics } from '#lib/health/metrics-text.ts'
import { checkHealth } from '#lib/health/readiness.ts'

export const dynamic = 'force-dynamic'

/** Metrics for Prometheus. The server rejects requests that the settings do not allow. */
export async function GET(): Promise<Response> {
  const at = now()
  return new Response(await writeMetrics(await checkHealth(at), at, await siteMetrics()), {
    headers: {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  })
}
