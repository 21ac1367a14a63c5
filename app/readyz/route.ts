import { now } from '#lib/config/clock.ts'
import { checkHealth } from '#lib/health/readiness.ts'

export const dynamic = 'force-dynamic'

/** Whether the store and the mail queue answer, with the detail for operators. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(now())
  return Response.json(health, {
    status: health.ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
