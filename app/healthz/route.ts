export const dynamic = 'force-dynamic'

/** The process lives; whether it can do its work is said at `/readyz`. */
export function GET(): Response {
  return new Response('ok\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
