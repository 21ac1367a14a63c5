import { checkHealth } from '#lib/health/check.ts'
import { writeMetrics } from '#lib/health/metrics.ts'
import { siteFigures } from '#lib/health/vitals.ts'
import { now } from '#lib/site/clock.ts'

export const dynamic = 'force-dynamic'

/** Figures for Prometheus. The front lets nobody in whom the settings do not name. */
export async function GET(): Promise<Response> {
  const at = now()
  return new Response(writeMetrics(await checkHealth(at), at, await siteFigures()), {
    headers: {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  })
}
