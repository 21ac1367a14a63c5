export const dynamic = 'force-dynamic'

/** Liveness: the process runs. See `/readyz` for whether it can do its work. */
export function GET(): Response {
  return new Response('ok\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
