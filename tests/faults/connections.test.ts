import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startSite } from '../running-site.ts'
import { expectStoredOnce, recommend } from './people.ts'
import { noteFault } from './table.ts'

const RECOVERY = { timeout: 90_000, interval: 500 }

/** Sets how many files a process may have open. */
function setHandles(pid: number, most: number): boolean {
  return spawnSync('prlimit', [`--pid=${pid}`, `--nofile=${most}:`]).status === 0
}

function openSocket(port: number, text: string): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.on('connect', () => socket.write(text))
  onTestFinished(() => void socket.destroy())
  return socket
}

test('no file handle is left: what is connected goes on, and everything works again once some are free', async (context) => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const pid = site.process().pid ?? 0
  const open = readdirSync(`/proc/${pid}/fd`).length
  if (!setHandles(pid, open + 12)) return context.skip('no prlimit here')
  const thanked = new Map<string, string>()
  const before = await recommend(site.url, 'Before')
  thanked.set('Before', before.reference ?? '')
  const idle = Array.from({ length: 60 }, () =>
    openSocket(site.port, 'GET /en HTTP/1.1\r\nHost: x\r\n'),
  )
  await sleep(1_500)
  // Either it is taken or it is not; nothing in between.
  const during = await recommend(site.url, 'During').catch(() => undefined)
  if (during?.reference) thanked.set('During', during.reference)
  for (const socket of idle) socket.destroy()
  await vi.waitFor(async () => {
    const { reference } = await recommend(site.url, 'After')
    expect(reference).toBeTruthy()
    thanked.set('After', reference ?? '')
  }, RECOVERY)
  expect(site.process().exitCode).toBeNull()
  expect((await fetch(`${site.url}/readyz`)).status).toBe(200)
  await expectStoredOnce(thanked, { dataDir: site.dataDir })
  noteFault({
    fault: 'out of file handles',
    sees: 'new connections wait or break; the process lives',
    stored: 'what was thanked for',
    recovers: 'as soon as connections end',
  })
}, 300_000)

test('a proxy that stalls, with half-sent forms and answers that nobody takes: others are served, the stalled end', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const head =
    'POST /kk/recommend HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n'
  const half = Array.from({ length: 40 }, () =>
    openSocket(site.port, `${head}Content-Length: 5000\r\n\r\nname=Al`),
  )
  const deaf = Array.from({ length: 40 }, () => {
    const socket = openSocket(site.port, 'GET /en/facts HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20))
    socket.pause()
    return socket
  })
  let ended = 0
  for (const socket of half) {
    socket.resume()
    socket.on('close', () => ended++)
  }
  await sleep(500)
  expect(deaf.every((socket) => !socket.destroyed)).toBe(true)
  const sent = await recommend(site.url, 'Meanwhile')
  expect(sent.reference).toBeTruthy()
  expect((await fetch(`${site.url}/kk/guides/overview`)).status).toBe(200)
  await vi.waitFor(() => expect(ended).toBe(40), { timeout: 120_000, interval: 1_000 })
  expect((await fetch(`${site.url}/readyz`)).status).toBe(200)
  await expectStoredOnce(new Map([['Meanwhile', sent.reference ?? '']]), { dataDir: site.dataDir })
  noteFault({
    fault: 'a proxy that stalls: 40 half-sent forms, 40 answers that nobody takes',
    sees: 'others: nothing',
    stored: 'nothing of half a form',
    recovers: 'half-sent forms are closed after a minute',
  })
}, 300_000)
