import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { connect } from 'node:http2'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { freshFolder } from '../../factories/fresh-store.ts'
import { hasProxy, type ProxyName, startProxy } from '../../factories/proxy.ts'
import { openReader, textOf } from '../../factories/reader.ts'
import { freePort, startSite } from '../../running-site.ts'

async function siteBehind(name: ProxyName) {
  // The proxy's certificate is its own.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
  const port = await freePort()
  const proxy = await startProxy(name, [port])
  onTestFinished(() => proxy.stop())
  const site = await startSite({ PORT: String(port), SITE_URL: proxy.url })
  onTestFinished(() => site.stop())
  return { proxy, site }
}

/** One request over HTTP/2. */
async function ask(url: string, path: string, headers: Record<string, string> = {}) {
  const session = connect(url, { rejectUnauthorized: false })
  const stream = session.request({ ':path': path, ...headers })
  const [answer] = await once(stream, 'response')
  const body = await buffer(stream)
  session.close()
  return { status: Number(answer[':status']), headers: answer, body }
}

describe.each<ProxyName>(['nginx', 'Caddy'])('behind %s', (name) => {
  test.skipIf(!hasProxy(name))(
    'pages come over HTTP/2 as the site made them: compressed, from its cache, with a dictionary',
    async () => {
      const { proxy } = await siteBehind(name)
      const accept = { accept: 'text/html', 'accept-encoding': 'gzip, br, dcb' }
      const first = await ask(proxy.url, '/ru/guides/overview', accept)
      expect(first.status).toBe(200)
      expect(first.headers['content-encoding']).toBe('br')
      const etag = String(first.headers.etag)
      const again = await ask(proxy.url, '/ru/guides/overview', {
        ...{ ...accept, 'if-none-match': etag },
      })
      expect(again.status).toBe(304)

      expect(first.headers['use-as-dictionary']).toContain('match=')
      const page = brotliDecompressSync(first.body)
      const digest = createHash('sha256').update(page).digest('base64')
      const ask2 = {
        ...accept,
        'available-dictionary': `:${digest}:`,
        'sec-fetch-dest': 'document',
      }
      const later = await ask(proxy.url, '/ru/guides/renewal', ask2)
      expect(later.headers['content-encoding']).toBe('dcb')
      expect(later.body.length).toBeLessThan(first.body.length / 1.5)
    },
  )

  test.skipIf(!hasProxy(name))(
    'forms work under the public address, nothing internal is reached, no token is logged',
    async () => {
      const { proxy, site } = await siteBehind(name)
      for (const path of ['/metrics', '/readyz', '/api/internal/revalidate']) {
        expect((await ask(proxy.url, path)).status, path).toBe(404)
      }
      expect((await ask(proxy.url, '/healthz')).status).toBe(200)

      const reader = openReader(proxy.url)
      const page = await reader.get('/en/newsletter')
      const sent = await reader.send(page, 'email', {
        email: 'aliya@example.org',
        topics: ['letter'],
      })
      expect(sent.status).toBe(200)
      expect(sent.path).toContain('/en/newsletter/sent')
      expect(textOf(sent.html)).toContain('Check your email')

      const secret = 'a-token-that-nobody-may-read'
      await ask(proxy.url, `/en/newsletter/confirm?token=${secret}`, {
        referer: `${proxy.url}/en/search?q=${secret}`,
      })
      await vi.waitFor(async () =>
        expect(await proxy.accessLog()).toContain('/en/newsletter/confirm'),
      )
      expect(await proxy.accessLog()).not.toContain(secret)
      expect(site.said()).not.toContain(secret)
    },
  )
})

test.skipIf(!hasProxy('nginx'))('nginx leads from http to https', async () => {
  const proxy = await startProxy('nginx', [await freePort()])
  onTestFinished(() => proxy.stop())
  const req = get({ host: '127.0.0.1', port: proxy.plainPort, path: '/ru?x=1' })
  const [res] = await once(req, 'response')
  res.resume()
  expect(res.statusCode).toBe(301)
  expect(res.headers.location).toBe(`${proxy.url}/ru?x=1`)
})

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0

const UNITS = ['we-guide.service', 'we-guide-probe.service', 'we-guide-probe.timer']

test.skipIf(!hasSystemd)('systemd finds no fault with the units', async () => {
  const folder = await freshFolder()
  for (const name of UNITS) {
    const unit = await readFile(join('lib/cli/deploy', name), 'utf8')
    // Where the program lies here.
    await writeFile(join(folder, name), unit.replaceAll('/srv/we-guide', process.cwd()))
  }
  const files = UNITS.map((name) => join(folder, name))
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
