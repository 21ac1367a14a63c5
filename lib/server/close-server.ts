import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long running requests may take to end. */
const TIMEOUT_MS = 20_000

/**
 * Stops a server: it takes no new connection, lets running requests end and closes connections
 * as they fall idle. What still runs after the time-out is cut.
 */
export async function closeServer(server: Server, timeoutMs = TIMEOUT_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection that is kept alive after its last answer would otherwise hold the server open.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  // One that was upgraded, as live reload's is, can hold it open even when all are cut.
  const end = new AbortController()
  const late = sleep(timeoutMs, undefined, { signal: end.signal }).catch(() => undefined)
  await Promise.race([closed, late])
  server.closeAllConnections()
  end.abort()
  clearInterval(idle)
}
