import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { monotonicMs, now } from '#lib/config/clock.ts'
import { publishingFolder } from '#lib/config/files/content-remote.ts'
import { processSingleton } from '#lib/config/process-singleton.ts'

/** Another publication goes on for longer than somebody waits. */
export class ContentBusyError extends Error {
  override name = 'ContentBusyError'
}

/** The holder shows that it lives by touching the file this often. */
const BEAT_MS = 2_000
/** A lock that was not touched for this long belongs to nobody. */
const STALE_MS = 15_000
const WAIT_MS = 30_000
const RETRY_MS = 25

const holder = z.object({ pid: z.number(), token: z.string() })

/** The tokens of the locks that this process holds. */
function heldTokens(): Set<string> {
  return processSingleton('content locks', () => new Set())
}

/**
 * Does work on a content folder that no other process of this machine, and nothing else in this one,
 * does at the same time. The lock of a process that was killed is taken over.
 *
 * @throws ContentBusyError if another one holds it for half a minute
 */
export async function withContentLock<T>(
  dir: string,
  work: () => Promise<T>,
  waitMs: number = WAIT_MS,
): Promise<T> {
  const file = join(publishingFolder(dir), 'lock')
  const token = randomUUID()
  await mkdir(publishingFolder(dir), { recursive: true })
  const end = monotonicMs() + waitMs
  heldTokens().add(token)
  try {
    while (!(await tryLock(file, token))) {
      if (monotonicMs() > end) throw new ContentBusyError('another publication is under way')
      await sleep(RETRY_MS)
    }
    const beat = setInterval(() => void touch(file), BEAT_MS)
    try {
      return await work()
    } finally {
      clearInterval(beat)
      await rm(file, { force: true })
    }
  } finally {
    heldTokens().delete(token)
  }
}

/** Whether somebody who lives holds the lock of a content folder. */
export async function isLocked(dir: string): Promise<boolean> {
  const file = join(publishingFolder(dir), 'lock')
  const found = await readLock(file)
  return found !== undefined && !(await isStale(file, found))
}

async function tryLock(file: string, token: string): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify({ pid: process.pid, token }), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const found = await readLock(file)
  if (found === undefined || !(await isStale(file, found))) return false
  // Of several that see the same stale lock one removes it; whoever finds another one puts it back.
  const aside = `${file}.${token}`
  const isMoved = await rename(file, aside).then(
    () => true,
    () => false,
  )
  if (isMoved && (await readLock(aside)) !== found) await rename(aside, file)
  else await rm(aside, { force: true })
  return false
}

async function readLock(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}

async function isStale(file: string, text: string): Promise<boolean> {
  const { mtimeMs } = (await stat(file).catch(() => undefined)) ?? {}
  if (mtimeMs === undefined) return false
  if (now().epochMilliseconds - mtimeMs > STALE_MS) return true
  const found = readHolder(text)
  // Empty: it is being written.
  if (!found) return false
  if (found.pid === process.pid) return !heldTokens().has(found.token)
  return !isAlive(found.pid)
}

function readHolder(text: string): z.infer<typeof holder> | undefined {
  try {
    return holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function touch(file: string): Promise<void> {
  const at = now().epochMilliseconds / 1000
  await utimes(file, at, at).catch(() => undefined)
}
