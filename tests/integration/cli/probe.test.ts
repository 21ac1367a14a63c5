import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { probeState } from '#lib/health/probe-result.ts'
import { freshFolder } from '../../factories/fresh-store.ts'
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

test.each([
  ['is not ready', { '/healthz': 200, '/readyz': 503 }, '/readyz answered 503'],
  ['is another site', {}, '/healthz answered 404'],
])('a site that %s is 1, and nothing else is tried', async (_, statuses, error) => {
  const DATA_DIR = await freshFolder()
  const SITE_URL = await siteThatAnswers(statuses)
  const { code, stdout, stderr } = await runSite(['probe', '--json'], { SITE_URL, DATA_DIR })
  expect(code).toBe(1)
  expect(stderr).toContain(`answers: ${error}`)
  const steps = readJsonLines(stdout)
  expect(steps).toHaveLength(8)
  expect(steps[0]).toMatchObject({ step: 'answers', ok: false, error })
  expect(steps[4]).toMatchObject({ step: 'recommend', error: 'not tried: “answers” failed' })
  const { state, failed } = await probeState(DATA_DIR, Temporal.Now.instant())
  expect(state).toBe('failed')
  expect(failed?.[0]).toEqual({ step: 'answers', error })
})

test('a site whose pages are not there is told step by step', async () => {
  const SITE_URL = await siteThatAnswers({ '/healthz': 200 })
  const DATA_DIR = await freshFolder()
  const { code, stdout } = await runSite(['probe', '--json'], { SITE_URL, DATA_DIR })
  expect(code).toBe(1)
  const steps = readJsonLines(stdout)
  expect(steps[0]).toMatchObject({ step: 'answers', ok: true, error: null })
  expect(steps[1]).toMatchObject({ step: 'read', ok: false, error: '/en/guides answered 404' })
  expect(steps[6]).toMatchObject({ step: 'leave', error: 'not tried: “subscribe” failed' })
})

test('a site that does not answer is 1, in plain words', async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const SITE_URL = addressOf(free)
  free.close()
  const { code, stdout } = await runSite(['probe'], { SITE_URL, DATA_DIR: await freshFolder() })
  expect(code).toBe(1)
  expect(stdout).toContain('nothing answers there')
})

test('a result that was cut off in the writing counts as none', async () => {
  expect(await probeState('/nowhere', Temporal.Now.instant())).toEqual({ state: 'none' })
})
