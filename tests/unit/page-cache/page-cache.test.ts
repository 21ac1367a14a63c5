import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { UnsupportedMarkupError } from '#lib/html-optimizer/unsupported-markup-error.ts'
import type { DiskCache } from '#lib/page-cache/disk-cache.ts'
import type { EncodedBodies } from '#lib/page-cache/encoded-bodies.ts'
import { createPageCache, type PageCache } from '#lib/page-cache/page-cache.ts'
import { serveFront } from '../../factories/request-handler.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const PATH = '/en/guides/overview'
const TEXT = `<p>${'A page of some length. '.repeat(50)}</p>`

type Given = {
  ask?: (path: string) => Promise<string | undefined>
  press?: (html: string) => string
  kept?: DiskCache
  room?: number
}

function open({ ask = async () => TEXT, press = (html) => html, ...rest }: Given = {}): PageCache {
  const edition = createPageCache({
    listPaths: () => new Set([PATH, '/ru/guides/overview']),
    ask,
    press: (html) => ({ html: press(html), styleHash: 'sha256-styles' }),
    ...rest,
  })
  onTestFinished(() => edition.stop())
  return edition
}

async function serve(pages: PageCache): Promise<string> {
  const port = await serveFront({
    edition: { pages, speculation: '{"prerender":[]}' },
    handle: async (_, res) => void res.writeHead(200, { 'Content-Type': 'text/html' }).end('app'),
  })
  return `http://127.0.0.1:${port}`
}

async function smallest(edition: PageCache): Promise<Buffer> {
  return vi.waitFor(async () => {
    const page = await edition.find(PATH)
    if (!page?.br) throw new Error('not made yet')
    return page.br
  })
}

describe('a page of the edition', () => {
  it('is the same in every encoding', async () => {
    const edition = open()
    const br = await smallest(edition)
    const page = await edition.find(PATH)
    expect(brotliDecompressSync(br).toString()).toBe(TEXT)
    expect(gunzipSync(page?.gzip ?? '').toString()).toBe(TEXT)
  })

  it.each(['br', 'zstd', 'gzip', 'identity'])(
    'comes as %s with a tag of its own',
    async (encoding) => {
      const edition = open()
      await smallest(edition)
      const url = await serve(edition)
      const response = await fetch(`${url}${PATH}`, { headers: { 'Accept-Encoding': encoding } })
      expect(await response.text()).toBe(TEXT)
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(response.headers.get('etag')).toMatch(new RegExp(`^"[\\w-]{11}-${encoding}"$`))
      expect(response.headers.get('vary')).toContain('Accept-Encoding')
      expect(response.headers.get('cache-control')).toContain('stale-while-revalidate')
    },
  )

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
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
  })

  it.each(['?utm_source=letter', '?fbclid=1&b=2', '?'])(
    'nobody who only followed a link that carries %s',
    async (query) => {
      const response = await fetch(`${await serve(open())}${PATH}${query}`)
      expect(await response.text()).toBe(TEXT)
    },
  )

  it('for a page that cannot be pressed, which is not tried for every reader', async () => {
    const press = vi.fn(() => {
      throw new UnsupportedMarkupError('unknown markup')
    })
    const url = await serve(open({ press }))
    for (const _ of [1, 2]) expect(await (await fetch(`${url}${PATH}`)).text()).toBe('app')
    expect(press).toHaveBeenCalledTimes(1)
  })
})

describe('a renewal', () => {
  it('shows the new pages when all are pressed, and the old ones until then', async () => {
    let text = 'yesterday'
    const edition = open({ ask: async () => text })
    const url = `${await serve(edition)}${PATH}`
    expect(await (await fetch(url)).text()).toBe('yesterday')
    text = 'today'
    expect(await (await fetch(url)).text()).toBe('yesterday')
    await edition.renew()
    expect(await (await fetch(url)).text()).toBe('today')
  })

  it('asks the app for a page once, and not again before the next renewal', async () => {
    const ask = vi.fn(async () => TEXT)
    const edition = open({ ask })
    for (const _ of [1, 2, 3]) await edition.find(PATH)
    expect(ask).toHaveBeenCalledTimes(1)
    await edition.renew()
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('has pages that are new, and no longer those that are gone', async () => {
    let pages = [PATH]
    const edition = createPageCache({
      listPaths: () => new Set(pages),
      ask: async (path) => (pages.includes(path) ? path : undefined),
      press: (html) => ({ html, styleHash: 'sha256-styles' }),
    })
    onTestFinished(() => edition.stop())
    await edition.find(PATH)
    pages = ['/en/guides/brand-new']
    expect(edition.knows('/en/guides/brand-new')).toBe(false)
    await edition.renew()
    expect(edition.find(PATH)).toBeUndefined()
    expect(await edition.find('/en/guides/brand-new')).toBeDefined()
  })

  it('is not shown when what checks it objects', async () => {
    let text = 'old'
    const edition = open({ ask: async () => text })
    await edition.find(PATH)
    text = 'new'
    const object = () => {
      throw new Error('half of it')
    }
    await expect(edition.renew(object)).rejects.toThrow('half of it')
    const page = await edition.find(PATH)
    expect(gunzipSync(page?.gzip ?? '').toString()).toBe('old')
  })

  it('goes on without a page that the app no longer has', async () => {
    let gone = false
    const edition = open({ ask: async () => (gone ? undefined : TEXT) })
    await edition.find(PATH)
    gone = true
    await edition.renew()
    expect(await edition.find(PATH)).toBeUndefined()
  })

  it('that fails keeps every old page', async () => {
    let broken = false
    const edition = open({
      ask: async (path) => {
        if (broken && path.startsWith('/ru')) throw new Error('no answer')
        return broken ? 'new' : 'old'
      },
    })
    const url = await serve(edition)
    for (const path of [PATH, '/ru/guides/overview']) await (await fetch(`${url}${path}`)).text()
    broken = true
    await expect(edition.renew()).rejects.toThrow('no answer')
    expect(await (await fetch(`${url}${PATH}`)).text()).toBe('old')
  })
})

it('a page that many ask for at once is pressed once', async () => {
  const ask = vi.fn(async () => TEXT)
  const edition = open({ ask })
  await Promise.all(Array.from({ length: 20 }, () => edition.find(PATH)))
  expect(ask).toHaveBeenCalledTimes(1)
})

it('pages beyond the room are pressed and not kept', async () => {
  const ask = vi.fn(async () => TEXT)
  const edition = createPageCache({
    listPaths: () => new Set([PATH]),
    ask,
    press: (html) => ({ html, styleHash: 'sha256-styles' }),
    room: 0,
  })
  onTestFinished(() => edition.stop())
  expect(await edition.find(PATH)).toBeDefined()
  expect(await edition.find(PATH)).toBeDefined()
  expect(ask).toHaveBeenCalledTimes(2)
})

it('browsers are told which links they may follow ahead', async () => {
  const url = await serve(open())
  const response = await fetch(`${url}${PATH}`)
  const path = JSON.parse(response.headers.get('speculation-rules') ?? '')
  const rules = await fetch(`${url}${path}`)
  expect(rules.headers.get('content-type')).toBe('application/speculationrules+json')
  expect(await rules.json()).toEqual({ prerender: [] })
})

/** Keeps bodies in a map, as the disk would. */
function keepInMap(): DiskCache & { bodies: Map<string, EncodedBodies> } {
  const bodies = new Map<string, EncodedBodies>()
  return {
    bodies,
    load: async (hash) => bodies.get(hash),
    save: async (one) => void bodies.set(one.hash, one),
    clean: async () => undefined,
  }
}

describe('bodies that were kept', () => {
  it('are not compressed again', async () => {
    const kept = keepInMap()
    await smallest(open({ kept }))
    await vi.waitFor(() => expect(kept.bodies.size).toBe(1))
    const page = await open({ kept }).find(PATH)
    expect(page?.br).toBe([...kept.bodies.values()][0]?.br)
  })

  it('are brought back for a page that memory had no room for, without the app', async () => {
    const kept = keepInMap()
    const ask = vi.fn(async (path: string) => `${path} ${TEXT}`)
    const edition = open({ kept, ask, room: 300 })
    await smallest(edition)
    await vi.waitFor(() => expect(kept.bodies.size).toBe(1))
    await edition.find('/ru/guides/overview')
    await vi.waitFor(() => expect(kept.bodies.size).toBe(2))
    const page = await edition.find(PATH)
    expect(gunzipSync(page?.gzip ?? '').toString()).toBe(`${PATH} ${TEXT}`)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('that are gone are made again', async () => {
    const kept = keepInMap()
    const edition = open({ kept, ask: async (path) => `${path} ${TEXT}`, room: 300 })
    await smallest(edition)
    await edition.find('/ru/guides/overview')
    await vi.waitFor(() => expect(kept.bodies.size).toBe(2))
    kept.bodies.clear()
    const page = await edition.find(PATH)
    expect(gunzipSync(page?.gzip ?? '').toString()).toBe(`${PATH} ${TEXT}`)
  })
})
