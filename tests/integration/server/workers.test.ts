import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type RunningSite, startSite } from '../../running-site.ts'

let site: RunningSite

beforeAll(async () => {
  site = await startSite({
    WORKERS: '2',
    TODAY: '2027-01-05',
    METRICS_TOKEN: 'a-token-of-the-tests',
  })
})
afterAll(() => site.stop())

/**
 * Asks on a connection of its own: the processes take turns with connections. One that was given to
 * a process in the moment of its end is answered by nobody, so none is waited for very long.
 */
async function ask(
  path: string,
  { headers = {}, timeout = 15_000 } = {},
): Promise<{ status: number; body: string }> {
  const req = get(`${site.url}${path}`, { agent: new Agent(), headers, timeout })
  req.once('timeout', () => req.destroy(new Error('no answer')))
  const [res]: IncomingMessage[] = await once(req, 'response')
  if (!res) throw new Error('no answer')
  return { status: res.statusCode ?? 0, body: await text(res) }
}

function workers(): number[] {
  const pid = String(site.process().pid)
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', pid]).toString()
  return children.trim().split(/\s+/).map(Number).sort()
}

async function metric(name: string): Promise<number> {
  const { body } = await ask('/metrics', {
    headers: { Authorization: 'Bearer a-token-of-the-tests' },
  })
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(body)?.[1])
}

it('several processes answer behind one port, all with the pages of the same day', async () => {
  expect(workers()).toHaveLength(2)
  for (let time = 0; time < 6; time++) {
    const { status, body } = await ask('/en/guides/overview')
    expect(status).toBe(200)
    expect(body).toContain('5\u00a0January 2027')
  }
})

it('the figures are those of all of them together', async () => {
  const name = 'weguide_responses_total\\{class="4xx"\\}'
  const before = await metric(name)
  for (let time = 0; time < 5; time++) await ask('/nothing-there')
  for (let time = 0; time < 3; time++) expect(await metric(name)).toBe(before + 5)
})

it('one that ends is replaced, and readers are answered meanwhile', async () => {
  const [first = 0, second = 0] = workers()
  process.kill(first, 'SIGKILL')
  await vi.waitFor(async () => expect((await ask('/en', { timeout: 2_000 })).status).toBe(200), {
    timeout: 35_000,
  })
  await vi.waitFor(
    () => {
      const now = workers()
      expect(now).toHaveLength(2)
      expect(now).toContain(second)
      expect(now).not.toContain(first)
    },
    { timeout: 30_000, interval: 200 },
  )
}, 90_000)

it('all end when the operator ends the site', async () => {
  const all = workers()
  const exit = once(site.process(), 'exit')
  site.process().kill('SIGTERM')
  expect(await exit).toEqual([0, null])
  for (const pid of all) expect(() => process.kill(pid, 0)).toThrow()
})
