import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { DiskCache } from '#lib/config/files/disk-cache.ts'
import { UnsupportedMarkupError } from '#lib/html-optimizer/unsupported-markup-error.ts'
import { createPageCache, type PageCache } from '#lib/page-cache/page-cache.ts'
import { cachedPages, serveApp } from '../../factories/request-handler.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const PATH = '/en/guides/overview'
const TEXT = `<p>${'A page of some length. '.repeat(50)}</p>`

type Given = {
  render?: (address: string) => Promise<string | undefined>
  optimize?: (html: string) => string
  diskCache?: DiskCache
  maxSize?: number
}

function open({
  render = async () => TEXT,
  optimize = (html) => html,
  ...rest
}: Given = {}): PageCache {
  const pages = createPageCache({
    listPaths: () => new Set([PATH, '/ru/guides/overview']),
    render,
    optimize: (html) => ({ html: optimize(html), styleHash: 'sha256-styles' }),
    ...rest,
  })
  onTestFinished(() => pages.stop())
  return pages
}

async function serve(pages: PageCache): Promise<string> {
  const port = await serveApp({
    pageCache: cachedPages(pages),
    handle: async (_, res) => void res.writeHead(200, { 'Content-Type': 'text/html' }).end('app'),
  })
  return `http://127.0.0.1:${port}`
}

async function smallest(pages: PageCache): Promise<Buffer> {
  return vi.waitFor(async () => {
    const page = await pages.find(PATH)
    if (!page?.isSmallest) throw new Error('not made yet')
    return page.brotli
  })
}

async function textOf(found: ReturnType<PageCache['find']>): Promise<string | undefined> {
  const page = await found
  return page && gunzipSync(page.gzip).toString()
}

describe('a cached page', () => {
  it('is the same in every encoding', async () => {
    const pages = open()
    const br = await smallest(pages)
    const page = await pages.find(PATH)
    expect(brotliDecompressSync(br).toString()).toBe(TEXT)
    expect(gunzipSync(page?.gzip ?? '').toString()).toBe(TEXT)
  })

  it.each(['br', 'gzip', 'identity'])('comes as %s with a tag of its own', async (encoding) => {
    const pages = open()
    await smallest(pages)
    const url = await serve(pages)
    const response = await fetch(`${url}${PATH}`, { headers: { 'Accept-Encoding': encoding } })
    expect(await response.text()).toBe(TEXT)
    expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
    expect(response.headers.get('etag')).toMatch(new RegExp(`^"[\\w-]{11}-${encoding}"$`))
    expect(response.headers.get('vary')).toContain('Accept-Encoding')
    expect(response.headers.get('cache-control')).toContain('stale-while-revalidate')
  })

  it('lets nothing run and no styles but its own', async () => {
    const response = await fetch(`${await serve(open())}${PATH}`)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("script-src 'none'")
    expect(policy).toContain("style-src 'sha256-styles'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    ['the tag', (tag: string) => tag],
    ['the tag among others', (tag: string) => `"x", ${tag}`],
    ['the tag as a weak one', (tag: string) => `W/${tag}`],
    ['any', () => '*'],
  ])('is not sent again to who knows %s', async (_, known) => {
    const url = `${await serve(open())}${PATH}`
    const tag = (await fetch(url)).headers.get('etag') ?? ''
    const again = await fetch(url, { headers: { 'If-None-Match': known(tag) } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
  })

  it.each(['"other"', 'nonsense', '"'])('is sent to who knows only %s', async (known) => {
    const url = `${await serve(open())}${PATH}`
    const response = await fetch(url, { headers: { 'If-None-Match': known } })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(TEXT)
  })

  it('has the same head without a body when only that is asked for', async () => {
    const url = `${await serve(open())}${PATH}`
    const whole = await fetch(url)
    const head = await fetch(url, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'))
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
    expect(await head.text()).toBe('')
  })

  it('remembers the language of a reader who switched, for him alone', async () => {
    const url = await serve(open())
    const headers = { Referer: `${url}/ru/guides/overview` }
    const response = await fetch(`${url}${PATH}`, { headers })
    expect(await response.text()).toBe(TEXT)
    expect(response.headers.get('set-cookie')).toContain('locale=en')
    expect(response.headers.get('cache-control')).toBe('private, no-cache')
  })
})

describe('the app answers', () => {
  it.each<[string, string, RequestInit]>([
    ['a question with a query', `${PATH}?on=2026-01-01`, {}],
    ['another page', '/en/search', {}],
    ['who previews', PATH, { headers: { Cookie: 'a=b; __prerender_bypass=x' } }],
    ['a page’s own script', PATH, { headers: { RSC: '1' } }],
    [
      'a post',
      PATH,
      {
        method: 'POST',
        body: 'a=1',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      },
    ],
  ])('%s', async (_, path, init) => {
    const response = await fetch(`${await serve(open())}${path}`, init)
    expect(await response.text()).toBe('app')
    expect(response.headers.get('content-security-policy')).toMatch(/script-src '(?:nonce-|self')/)
  })

  it.each(['?utm_source=letter', '?fbclid=1&b=2', '?'])(
    'nobody who only followed a link that carries %s',
    async (query) => {
      const response = await fetch(`${await serve(open())}${PATH}${query}`)
      expect(await response.text()).toBe(TEXT)
    },
  )

  it('for a page that cannot be optimized, which is not tried for every reader', async () => {
    const optimize = vi.fn(() => {
      throw new UnsupportedMarkupError('unknown markup')
    })
    const url = await serve(open({ optimize }))
    for (const _ of [1, 2]) expect(await (await fetch(`${url}${PATH}`)).text()).toBe('app')
    expect(optimize).toHaveBeenCalledTimes(1)
  })
})

describe('a page that the optimizer cannot handle', () => {
  it.each([
    new UnsupportedMarkupError('unknown markup'),
    new TypeError('a fault of the optimizer'),
  ])('goes out as the app made it, while all others are renewed: %s', async (error) => {
    let text = 'yesterday'
    const pages = open({
      render: async (path) => `${text} ${path}`,
      optimize: (html) => {
        if (html.includes('/ru/')) throw error
        return html
      },
    })
    const url = await serve(pages)
    for (const path of [PATH, '/ru/guides/overview']) await (await fetch(`${url}${path}`)).text()
    text = 'today'
    expect(await pages.revalidate()).toEqual([])
    expect(await (await fetch(`${url}${PATH}`)).text()).toBe(`today ${PATH}`)
    expect(await (await fetch(`${url}/ru/guides/overview`)).text()).toBe('app')
    await expect(pages.revalidateAll()).resolves.toBeUndefined()
  })

  it('is optimized again with the next content', async () => {
    const optimize = vi.fn((html: string) => html)
    optimize.mockImplementationOnce(() => {
      throw new UnsupportedMarkupError('unknown markup')
    })
    const pages = open({ optimize })
    expect(await pages.find(PATH)).toBeUndefined()
    expect(pages.find(PATH)).toBeUndefined()
    await pages.revalidate()
    expect(await textOf(pages.find(PATH))).toBe(TEXT)
  })
})

describe('a revalidation', () => {
  it('shows the new pages when all are made, and the old ones until then', async () => {
    let text = 'yesterday'
    const pages = open({ render: async () => text })
    const url = `${await serve(pages)}${PATH}`
    expect(await (await fetch(url)).text()).toBe('yesterday')
    text = 'today'
    expect(await (await fetch(url)).text()).toBe('yesterday')
    await pages.revalidate()
    expect(await (await fetch(url)).text()).toBe('today')
  })

  it('renders a page once, and not again before the next one', async () => {
    const render = vi.fn(async () => TEXT)
    const pages = open({ render })
    for (const _ of [1, 2, 3]) await pages.find(PATH)
    expect(render).toHaveBeenCalledTimes(1)
    await pages.revalidate()
    expect(render).toHaveBeenCalledTimes(2)
  })

  it('has pages that are new, and no longer those that are gone', async () => {
    let paths = [PATH]
    const pages = createPageCache({
      listPaths: () => new Set(paths),
      render: async (path) => (paths.includes(path) ? path : undefined),
      optimize: (html) => ({ html, styleHash: 'sha256-styles' }),
    })
    onTestFinished(() => pages.stop())
    await pages.find(PATH)
    paths = ['/en/guides/brand-new']
    expect(pages.has('/en/guides/brand-new')).toBe(false)
    await pages.revalidate()
    expect(pages.find(PATH)).toBeUndefined()
    expect(await pages.find('/en/guides/brand-new')).toBeDefined()
  })

  it('goes on without a page that the app no longer has', async () => {
    let gone = false
    const pages = open({ render: async () => (gone ? undefined : TEXT) })
    await pages.find(PATH)
    gone = true
    await pages.revalidate()
    expect(await pages.find(PATH)).toBeUndefined()
  })

  describe('of which one page cannot be rendered', () => {
    let isBroken = false

    async function openWithFault() {
      isBroken = false
      const pages = open({
        render: async (path) => {
          if (isBroken && path.startsWith('/ru')) throw new Error('no answer')
          return isBroken ? 'new' : 'old'
        },
      })
      for (const path of [PATH, '/ru/guides/overview']) await pages.find(path)
      isBroken = true
      return { pages, mend: () => (isBroken = false) }
    }

    it('names it and keeps its old page; all others are new', async () => {
      const { pages } = await openWithFault()
      expect(await pages.revalidate()).toEqual(['/ru/guides/overview'])
      expect(await textOf(pages.find(PATH))).toBe('new')
      expect(await textOf(pages.find('/ru/guides/overview'))).toBe('old')
    })

    it('can be tried again for that page alone', async () => {
      const { pages, mend } = await openWithFault()
      const failed = await pages.revalidate()
      expect(await pages.retry(failed)).toEqual(failed)
      mend()
      expect(await pages.retry(failed)).toEqual([])
      expect(await textOf(pages.find(PATH))).toBe('new')
    })

    it('keeps every old page when all or nothing is to be shown', async () => {
      const { pages } = await openWithFault()
      const revalidated = expect(pages.revalidateAll()).rejects.toThrow('/ru/guides/overview')
      // Rendered while the new content was tried: not to be shown with the old one.
      await pages.findByAddress('/en/tools/route?a=1')
      await revalidated
      expect(await textOf(pages.find(PATH))).toBe('old')
      isBroken = false
      expect(await textOf(pages.findByAddress('/en/tools/route?a=1'))).toBe('old')
    })
  })
})

describe('a page of a query', () => {
  const TOOL = '/en/tools/route'

  it('is rendered once for an address, whatever the order of its parameters', async () => {
    const render = vi.fn(async (address: string) => address)
    const url = await serve(open({ render }))
    for (const query of ['?b=2&a=1', '?a=1&b=2', '?a=1&b=%32']) {
      expect(await (await fetch(`${url}${TOOL}${query}`)).text()).toBe(`${TOOL}?a=1&b=2`)
    }
    expect(render).toHaveBeenCalledTimes(1)
    expect(await (await fetch(`${url}${TOOL}?a=1&a=2`)).text()).toBe(`${TOOL}?a=1&a=2`)
    expect(await (await fetch(`${url}${TOOL}`)).text()).toBe(TOOL)
  })

  it('is for the reader’s own browser, has a tag, and the same head for a HEAD', async () => {
    const url = `${await serve(open())}${TOOL}?a=1`
    const whole = await fetch(url)
    expect(whole.headers.get('cache-control')).toBe('private, no-cache')
    const head = await fetch(url, { method: 'HEAD' })
    for (const name of ['etag', 'vary', 'content-security-policy', 'content-length']) {
      expect(head.headers.get(name), name).toBe(whole.headers.get(name))
    }
    const known = { 'If-None-Match': whole.headers.get('etag') ?? '' }
    expect((await fetch(url, { headers: known })).status).toBe(304)
  })

  it('is rendered anew for a new day or content', async () => {
    let text = 'yesterday'
    const pages = open({ render: async () => text })
    await pages.findByAddress(`${TOOL}?a=1`)
    text = 'today'
    await pages.revalidate()
    expect(await textOf(pages.findByAddress(`${TOOL}?a=1`))).toBe('today')
  })

  it('that is none is left to the app', async () => {
    const url = await serve(open({ render: async () => undefined }))
    expect(await (await fetch(`${url}${TOOL}?a=1`)).text()).toBe('app')
  })

  it('waits while another one is rendered; too many get a 503 that says when to come again', async () => {
    let running = 0
    let most = 0
    const release = Promise.withResolvers<void>()
    const pages = open({
      render: async (address) => {
        running += 1
        most = Math.max(most, running)
        await release.promise
        running -= 1
        return address
      },
    })
    const url = await serve(pages)
    const waiting = Array.from({ length: 51 }, (_, n) => pages.findByAddress(`${TOOL}?n=${n}`))
    const refused = await fetch(`${url}${TOOL}?n=more`)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('30')
    release.resolve()
    for (const page of await Promise.all(waiting)) expect(page).toBeDefined()
    expect(most).toBe(1)
    expect((await fetch(`${url}${TOOL}?n=more`)).status).toBe(200)
  })
})

it('a page that many ask for at once is rendered once', async () => {
  const render = vi.fn(async () => TEXT)
  const pages = open({ render })
  await Promise.all(Array.from({ length: 20 }, () => pages.find(PATH)))
  expect(render).toHaveBeenCalledTimes(1)
})

it.each(['br', 'gzip'])('the first reader gets a page compressed: %s', async (encoding) => {
  const headers = { 'Accept-Encoding': encoding }
  const response = await fetch(`${await serve(open())}${PATH}`, { headers })
  expect(response.headers.get('content-encoding')).toBe(encoding)
  expect(await response.text()).toBe(TEXT)
})

it.each<[string, Record<string, string>]>([
  ['Authorization', { Authorization: 'Basic dXNlcjpwYXNzd29yZA==' }],
  ['the internal header with another key', { 'X-We-Guide-Internal': 'wrong' }],
])('%s changes nothing on a public page', async (_, headers) => {
  const url = `${await serve(open())}${PATH}`
  const [plain, other] = await Promise.all([fetch(url), fetch(url, { headers })])
  expect(await other.text()).toBe(await plain.text())
  for (const name of ['etag', 'cache-control', 'content-security-policy']) {
    expect(other.headers.get(name), name).toBe(plain.headers.get(name))
  }
})

it('the site itself gets the page from the app, without the nonce of one request', async () => {
  const headers = { 'X-We-Guide-Internal': 'internal-key' }
  const url = await serve(open())
  for (const path of [PATH, '/en/tools/route?a=1']) {
    const response = await fetch(`${url}${path}`, { headers })
    expect(await response.text()).toBe('app')
    expect(response.headers.get('content-security-policy')).not.toContain('nonce')
  }
})

it('pages that memory has no room for are rendered and not kept', async () => {
  const render = vi.fn(async () => TEXT)
  const pages = open({ render, maxSize: 0 })
  expect(await pages.find(PATH)).toBeDefined()
  expect(await pages.find(PATH)).toBeDefined()
  expect(render).toHaveBeenCalledTimes(2)
})

it('browsers are told which links they may follow ahead', async () => {
  const url = await serve(open())
  const response = await fetch(`${url}${PATH}`)
  const path = JSON.parse(response.headers.get('speculation-rules') ?? '')
  const rules = await fetch(`${url}${path}`)
  expect(rules.headers.get('content-type')).toBe('application/speculationrules+json')
  expect(await rules.json()).toEqual({ prerender: [] })
})

/** Keeps entries in a map, as the disk would. */
function mapCache(): DiskCache & { entries: Map<string, Buffer> } {
  const entries = new Map<string, Buffer>()
  return {
    entries,
    entry: (version, source) => ({
      read: () => entries.get(`${version} ${source}`),
      write: (data) => void entries.set(`${version} ${source}`, Buffer.from(data)),
    }),
    clean: async () => undefined,
  }
}

describe('the disk cache', () => {
  it('spares compressing what was compressed before', async () => {
    const diskCache = mapCache()
    const made = await smallest(open({ diskCache }))
    expect(diskCache.entries.size).toBe(1)
    const page = await open({ diskCache }).find(PATH)
    expect(page?.isSmallest).toBe(true)
    expect(page?.brotli.equals(made)).toBe(true)
    expect(await textOf(page)).toBe(TEXT)
  })
})
