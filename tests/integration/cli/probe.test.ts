import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { readJsonLines, runSite } from '../../factories/run-site.ts'

async function siteThatAnswers(statuses: Record<string, number>): Promise<string> {
  const server = createServer((req, res) => {
    res.writeHead(statuses[req.url ?? ''] ?? 404).end('x')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return addressOf(server)
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return `http://127.0.0.1:${address.port}`
}

test('a site that lives and is ready is 0', async () => {
  const SITE_URL = await siteThatAnswers({ '/healthz': 200, '/readyz': 200 })
  const { code, stdout, stderr } = await runSite(['probe', '--json'], { SITE_URL })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(readJsonLines(stdout)).toEqual([
    { url: `${SITE_URL}/healthz`, ok: true, status: 200, error: null },
    { url: `${SITE_URL}/readyz`, ok: true, status: 200, error: null },
  ])
})

test.each([
  ['is not ready', { '/healthz': 200, '/readyz': 503 }],
  ['sends elsewhere', { '/healthz': 200, '/readyz': 302 }],
  ['is another site', {}],
])('a site that %s is 1, and the address is named', async (_, statuses) => {
  const SITE_URL = await siteThatAnswers(statuses)
  const { code, stdout, stderr } = await runSite(['probe', '--json'], { SITE_URL })
  expect(code).toBe(1)
  expect(stderr).toContain(`${SITE_URL}/readyz`)
  expect(readJsonLines(stdout)).toHaveLength(2)
})

test('a site that does not answer is 1, in plain words', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const SITE_URL = addressOf(free)
  free.close()
  const { code, stdout } = await runSite(['probe'], { SITE_URL })
  expect(code).toBe(1)
  expect(stdout).toContain('nothing answers there')
})
