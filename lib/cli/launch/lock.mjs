import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const HEARTBEAT_MS = 1_000
const STALE_MS = 10_000

/**
 * Runs `work` while holding a lock across processes. The holder touches the file once per second,
 * so that the lock of a crashed process expires. Process ids are not used: they are reused.
 *
 * @template T
 * @param {string} path the lock's file
 * @param {() => void} onWait called once if another process holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} the result of `work`
 */
export async function withLock(path, onWait, work) {
  mkdirSync(dirname(path), { recursive: true })
  let waited = false
  while (!take(path)) {
    if (!waited) onWait()
    waited = true
    await sleep(HEARTBEAT_MS / 4)
  }
  const beat = setInterval(() => touch(path), HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    rmSync(path, { force: true })
  }
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const held = statSync(path, { throwIfNoEntry: false })
    // A stale lock is removed by any process; in the next round `wx` decides which one takes it.
    if (held && Date.now() - held.mtimeMs > STALE_MS) rmSync(path, { force: true })
    return false
  }
}

/** @param {string} path */
function touch(path) {
  const time = new Date()
  try {
    utimesSync(path, time, time)
  } catch {
    // Deleted by hand: continue; the next holder creates its own.
  }
}
