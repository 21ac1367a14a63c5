import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** How long running requests may take to end. */
const TIMEOUT_MS = 20_000

/** How long a connection may stay open unused where the client has not been told to close it. */
export const PATIENT_IDLE_MS = 10_000

/**
 * How long a process that is replaced stays after it stopped listening: connections that the primary
 * process has dealt out to it meanwhile are refused by it and dealt out again; if it were gone, they
 * would never be answered.
 */
const HANDOVER_MS = 1_000

type CloseOptions = {
  /** Until then idle connections stay: a client may just be sending its next request on one. */
  idleMs?: number
  /** How long requests may then take. */
  timeoutMs?: number
}

/**
 * Stops a server: it takes no new connection, lets running requests end and closes connections
 * as they fall idle. What still runs after the time-out is cut.
 */
export async function closeServer(
  server: Server,
  { idleMs = 0, timeoutMs = TIMEOUT_MS }: CloseOptions = {},
): Promise<void> {
  // `Server` of `node:http` would close the idle ones at once.
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve())
  })
  const end = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: end.signal }).catch(() => undefined)
  if (idleMs > 0) {
    await Promise.all([pause(HANDOVER_MS), Promise.race([closed, pause(idleMs)])])
  }
  // A connection that is kept alive after its last answer would otherwise hold the server open.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  server.closeIdleConnections()
  // One that was upgraded, as live reload's is, can hold it open even when all are cut.
  await Promise.race([closed, pause(timeoutMs)])
  server.closeAllConnections()
  end.abort()
  clearInterval(idle)
}
