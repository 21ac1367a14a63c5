import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const HEARTBEAT_MS = 1_000
const STALE_MS = 10_000

/**
 * Does some work while no other process that asks for the same lock does its own. The holder
 * touches the file once a second, so that a lock left by a crash ends by itself and a process
 * number used anew says nothing wrong.
 *
 * @template T
 * @param {string} path the lock's file
 * @param {() => void} onWait called once when another process holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work gives
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
    // Whoever finds it stale takes it away; the next round decides by `wx` who has it.
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
    // Taken away by hand: the work goes on, and the next holder makes its own.
  }
}
