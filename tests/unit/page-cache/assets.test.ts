import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openDiskCache } from '#lib/config/files/disk-cache.ts'
import { openAssets } from '#lib/page-cache/assets.ts'
import { serveApp } from '../../factories/request-handler.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const SCRIPT = 'const words = "a script of some length";\n'.repeat(40)

async function serve(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'we-guide-assets-'))
  mkdirSync(join(dir, 'build/static/chunks'), { recursive: true })
  mkdirSync(join(dir, 'public/fonts'), { recursive: true })
  writeFileSync(join(dir, 'build/static/chunks/a.js'), SCRIPT)
  writeFileSync(join(dir, 'build/BUILD_ID'), 'secret')
  writeFileSync(join(dir, 'public/fonts/a.woff2'), 'a font')
  writeFileSync(join(dir, 'public/icon.svg'), '<svg/>')
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const port = await serveApp({
    assets: openAssets(join(dir, 'build'), join(dir, 'public'), openDiskCache(join(dir, 'cache'))),
    handle: async (_, res) => void res.end('app'),
  })
  return `http://127.0.0.1:${port}`
}

const CHUNK = '/_next/static/chunks/a.js'

async function ask(url: string, encoding: string): Promise<Response> {
  return fetch(url, { headers: { 'Accept-Encoding': encoding } })
}

it('a file of the build is the same in every encoding and stays for good', async () => {
  const url = `${await serve()}${CHUNK}`
  for (const encoding of ['br', 'gzip', 'identity']) {
    const response = await ask(url, encoding)
    expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(SCRIPT)
  }
})

it('a file of the site’s own may change, and what is small already is sent as it is', async () => {
  const response = await ask(`${await serve()}/fonts/a.woff2`, 'br, gzip')
  expect(response.headers.get('content-type')).toBe('font/woff2')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(response.headers.get('cache-control')).not.toContain('immutable')
  expect(await response.text()).toBe('a font')
})

it('what a browser has is not sent again, and a head has no body', async () => {
  const url = `${await serve()}/icon.svg`
  const first = await ask(url, 'gzip')
  const known = { 'If-None-Match': first.headers.get('etag') ?? '', 'Accept-Encoding': 'gzip' }
  expect((await fetch(url, { headers: known })).status).toBe(304)
  const head = await fetch(url, { method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } })
  expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'))
  expect(await head.text()).toBe('')
})

it.each([
  '/_next/static/../BUILD_ID',
  '/_next/static/none.js',
  '/_next/static/chunks',
  '/_next/BUILD_ID',
])('the app answers what is no such file: %s', async (path) => {
  expect(await (await fetch(`${await serve()}${path}`)).text()).not.toBe('secret')
})
