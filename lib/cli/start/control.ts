import { chmodSync, existsSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { log } from '#lib/config/log.ts'
import { errorMessage, FatalError } from '../fatal-error.ts'

const request = z.object({
  /** The folder of a release. */
  restart: z.string(),
  /** Whether to answer only when the old processes have ended. */
  untilGone: z.boolean().default(false),
})

type Restart = z.infer<typeof request>
const reply = z.object({ error: z.string().optional() })

/** The longest name of a socket that systems take, in bytes. */
const MAX_PATH = 100

/** Where a running site listens for its operator; the folder lets nobody else in. */
function socketPath(dataDir: string): string {
  const path = join(dataDir, 'control.sock')
  const near = relative(process.cwd(), path)
  return near.length < path.length ? near : path
}

/**
 * Listens for `npm run site -- restart`. Without it the site still runs; then the log says why.
 *
 * @param restart replaces the running processes by those of a release
 */
export function listenForRestarts(
  dataDir: string,
  restart: (wanted: Restart) => Promise<void>,
): Server | undefined {
  const path = socketPath(dataDir)
  if (Buffer.byteLength(path) > MAX_PATH) {
    log.warn('restart not offered', { reason: 'the path of DATA_DIR is too long for a socket' })
    return undefined
  }
  const server = createServer((socket) => void answer(socket, restart))
  server.on('error', (error) => log.warn('restart not offered', { error: String(error) }))
  // One that was killed has left its socket. The port shows that no other site runs here.
  rmSync(path, { force: true })
  server.listen(path, () => chmodSync(path, 0o600))
  server.unref()
  return server
}

async function answer(socket: Socket, restart: (wanted: Restart) => Promise<void>): Promise<void> {
  socket.on('error', () => undefined)
  for await (const line of createInterface({ input: socket })) {
    let result: z.infer<typeof reply> = {}
    try {
      await restart(request.parse(JSON.parse(line)))
    } catch (error) {
      result = { error: errorMessage(error) }
    }
    socket.end(`${JSON.stringify(result)}\n`)
    return
  }
}

/** Whether a site runs on a data folder here. */
export async function isRunning(dataDir: string): Promise<boolean> {
  const socket = await open(dataDir)
  socket?.destroy()
  return socket !== undefined
}

/**
 * Has the running site replace its processes by those of a release. Resolves when the new ones
 * serve; rejects with a `FatalError` when none runs or the new ones do not start.
 *
 * @param dir the folder of the release
 */
export async function askToRestart(
  dataDir: string,
  dir: string,
  { untilGone = false } = {},
): Promise<void> {
  const socket = await open(dataDir)
  if (!socket) {
    throw new FatalError(`No site runs with DATA_DIR “${dataDir}”; npm start starts it.`)
  }
  socket.write(`${JSON.stringify({ restart: dir, untilGone })}\n`)
  for await (const line of createInterface({ input: socket })) {
    const { error } = reply.parse(JSON.parse(line))
    if (error)
      throw new FatalError(
        `The site was not restarted and serves as before; its log says why. ${error}`,
      )
    return
  }
  throw new FatalError('The site ended before it was restarted.')
}

function open(dataDir: string): Promise<Socket | undefined> {
  const path = socketPath(dataDir)
  if (!existsSync(path)) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
}
