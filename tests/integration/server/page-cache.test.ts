import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { UnsupportedMarkupError } from '#lib/html-optimizer/unsupported-markup-error.ts'
import { htmlOptimizerOf, optimizeEachKind } from '#lib/page-cache/open-page-cache.ts'
import { listReadingPages } from '#lib/page-cache/static-pages.ts'
import { type RunningSite, startSite } from '../../running-site.ts'
import { testBuild } from '../../test-build.ts'

const BUILD = testBuild()

let site: RunningSite

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const GUIDE = '/ru/guides/overview'
const SCRIPTS = /<script(?! type="application\/ld\+json")/

describe('the build', () => {
  it('has pages to read of every kind, and none that has a script of its own among them', () => {
    const routes = [...listReadingPages(BUILD).keys()]
    expect(routes).toEqual(
      expect.arrayContaining([
        '/[locale]',
        '/[locale]/about',
        '/[locale]/facts',
        '/[locale]/facts/[id]',
        '/[locale]/guides',
        '/[locale]/guides/[slug]',
        '/[locale]/privacy',
      ]),
    )
    expect(routes).not.toContain('/[locale]/recommend/[step]')
  })

  it('has only pages that the press understands, and no script is left on any', () => {
    const press = htmlOptimizerOf(BUILD)
    for (const path of [...listReadingPages(BUILD).values()].flat()) {
      const { html } = press(readFileSync(join(BUILD, 'server/app', `${path}.html`), 'utf8'))
      expect(html, path).not.toMatch(SCRIPTS)
      expect(html, path).not.toMatch(/<link[^>]* rel="(stylesheet|preload)"/)
      expect(html, path).not.toContain(' style="')
    }
  })

  it('fails when Next writes one kind of page otherwise', () => {
    const read = (path: string) => readFileSync(join(BUILD, 'server/app', `${path}.html`), 'utf8')
    expect(() => optimizeEachKind(BUILD, read)).not.toThrow()
    const later = (path: string) =>
      path.endsWith('/privacy')
        ? read(path).replaceAll('self.__next_f', 'self.__next_g')
        : read(path)
    expect(() => optimizeEachKind(BUILD, later)).toThrow(UnsupportedMarkupError)
  })
})

describe('a page to read', () => {
  it.each(['/en', '/kk/about', '/ru/facts', GUIDE, '/kk/guides', '/en/privacy'])(
    'comes without script under a policy that allows none: %s',
    async (path) => {
      const response = await fetch(`${site.url}${path}`)
      expect(response.status).toBe(200)
      expect(await response.text()).not.toMatch(SCRIPTS)
      expect(response.headers.get('content-security-policy')).toContain("script-src 'none'")
    },
  )

  it('is the same in every encoding', async () => {
    const ask = async (encoding: string): Promise<string> => {
      const headers = { 'Accept-Encoding': encoding }
      const response = await fetch(`${site.url}${GUIDE}`, { headers })
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      return response.text()
    }
    const plain = await ask('identity')
    expect(await ask('gzip')).toBe(plain)
    // The smallest is made after the first answer.
    expect(await vi.waitFor(() => ask('br'), { timeout: 20_000 })).toBe(plain)
  })

  it('is not sent again to who has it', async () => {
    const first = await fetch(`${site.url}${GUIDE}`, { headers: { 'Accept-Encoding': 'gzip' } })
    const known = { 'If-None-Match': first.headers.get('etag') ?? '', 'Accept-Encoding': 'gzip' }
    expect((await fetch(`${site.url}${GUIDE}`, { headers: known })).status).toBe(304)
  })
})

describe('a page that is made for the request and needs no script', () => {
  const PATHS = [
    '/en/heroes',
    '/ru/newsletter',
    '/kk/newsletter/preferences',
    '/kk/status',
    '/ru/recommend/status',
    '/en/facts?on=2026-01-01',
  ]

  it.each(PATHS)('comes without one, under a policy that allows none: %s', async (path) => {
    const response = await fetch(`${site.url}${path}`)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).not.toMatch(SCRIPTS)
    expect(html).not.toContain('rel="stylesheet"')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'none'")
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('cache-control')).not.toContain('public')
  })

  it('is the same in every encoding', async () => {
    const bodies = ['br', 'gzip', 'identity'].map(async (encoding) => {
      const headers = { 'Accept-Encoding': encoding }
      return (await fetch(`${site.url}/en/heroes`, { headers })).text()
    })
    const [first, ...others] = await Promise.all(bodies)
    for (const other of others) expect(other === first).toBe(true)
  })
})

describe('a page with a form that asks for help', () => {
  const PATHS = ['/en/search', '/kk/search?q=visa', '/ru/recommend', '/en/recommend/person']

  it.each(PATHS)('has the one script that its policy names, and no other: %s', async (path) => {
    const response = await fetch(`${site.url}${path}`)
    const html = await response.text()
    const scripts = [...html.matchAll(/<script(?! type="application\/ld\+json")([^>]*)>([^<]*)/g)]
    expect(scripts.map(([, attributes]) => attributes)).toEqual([' type="module"'])
    const hash = createHash('sha256')
      .update(scripts[0]?.[2] ?? '')
      .digest('base64')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    expect(html).not.toContain('rel="stylesheet"')
  })

  it('has a module that is cached for ever, compressed', async () => {
    const html = await (await fetch(`${site.url}/en/search`)).text()
    const path = /import\("([^"]+)"\)/.exec(html)?.[1]
    const headers = { 'Accept-Encoding': 'br' }
    const module = await fetch(`${site.url}${path}`, { headers })
    expect(module.status).toBe(200)
    expect(module.headers.get('content-type')).toContain('javascript')
    expect(module.headers.get('cache-control')).toContain('immutable')
    expect(module.headers.get('content-encoding')).toBe('br')
  })
})

describe('a page with React of its own', () => {
  it('stays as the app makes it', async () => {
    const response = await fetch(`${site.url}/desk/sign-in`)
    const html = await response.text()
    expect(html).toContain('self.__next_f')
    const policy = response.headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'nonce-([\w-]+)' 'strict-dynamic'/.exec(policy)?.[1]
    expect(policy).not.toContain('unsafe')
    for (const [script] of html.matchAll(/<script(?! type="application\/ld\+json")[^>]*>/g)) {
      expect(script).toContain(` nonce="${nonce}"`)
    }
  })
})
