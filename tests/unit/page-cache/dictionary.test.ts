import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, zstdDecompressSync } from 'node:zlib'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createPageCache, type PageCache } from '#lib/page-cache/page-cache.ts'
import { cachedPages, serveApp } from '../../factories/request-handler.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const FIRST = '/ru/guides/overview'
const SECOND = '/ru/guides/renewal'
const OTHER_LANGUAGE = '/kk/guides/renewal'

/** Words that differ from page to page and from build to build, among many that do not. */
function html(path: string, build: string): string {
  const shared = Array.from({ length: 300 }, (_, n) => `word${(n * 7919) % 1_000}`).join(' ')
  return `<title>${path} ${build}</title><p>${shared}</p>`
}

function open(build: string): PageCache {
  const pages = createPageCache({
    listPaths: () => new Set([FIRST, SECOND, OTHER_LANGUAGE, '/ru']),
    render: async (path) => html(path, build),
    optimize: (page) => ({ html: page, styleHash: 'sha256-styles' }),
  })
  onTestFinished(() => pages.stop())
  return pages
}

async function serve(pages: PageCache): Promise<number> {
  return serveApp({ pageCache: cachedPages(pages), handle: async (_, res) => void res.end('app') })
}

async function get(port: number, path: string, headers: Record<string, string> = {}) {
  const accepted = { 'accept-encoding': 'gzip, deflate, br, zstd, dcb, dcz', ...headers }
  const req = request({ port, path, headers: accepted, agent: false }).end()
  const res = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    req.once('response', resolve),
  )
  return { headers: res.headers, body: await buffer(res) }
}

function digestOf(text: string): string {
  return `:${createHash('sha256').update(text).digest('base64')}:`
}

/** What a browser makes of a body with the dictionary it has (RFC 9842, 4 and 5). */
function decode(encoding: string, body: Buffer, dictionary: string): string {
  const known = Buffer.from(dictionary)
  const digest = createHash('sha256').update(known).digest()
  const [magic, expand] =
    encoding === 'dcb'
      ? (['ff444342', brotliDecompressSync] as const)
      : (['5e2a4d1820000000', zstdDecompressSync] as const)
  const start = magic.length / 2
  expect(body.subarray(0, start).toString('hex')).toBe(magic)
  expect(body.subarray(start, start + 32).equals(digest)).toBe(true)
  return expand(body.subarray(start + 32), { dictionary: known }).toString()
}

it('a guide may be the dictionary for the pages of its language, and other pages may not', async () => {
  const port = await serve(open('build 1'))
  const guide = await get(port, FIRST)
  expect(guide.headers['content-encoding']).toBe('br')
  expect(guide.headers['use-as-dictionary']).toBe('match="/ru/*", match-dest=("document")')
  expect(guide.headers.vary).toContain('Available-Dictionary')
  expect((await get(port, '/ru')).headers['use-as-dictionary']).toBeUndefined()
})

it.each(['dcb', 'dcz'])('a later page comes as %s, much smaller and the same', async (encoding) => {
  const port = await serve(open('build 1'))
  const plain = await get(port, SECOND, { 'accept-encoding': 'br' })
  await get(port, FIRST)
  const known = html(FIRST, 'build 1')
  for (const path of [SECOND, '/ru']) {
    const later = await get(port, path, {
      'accept-encoding': `gzip, br, ${encoding}`,
      'available-dictionary': digestOf(known),
    })
    expect(later.headers['content-encoding']).toBe(encoding)
    expect(later.headers['use-as-dictionary']).toBeUndefined()
    expect(decode(encoding, later.body, known)).toBe(html(path, 'build 1'))
    expect(later.body.length).toBeLessThan(plain.body.length / 2)
  }
})

it('a page is known again by its tag only with the same dictionary', async () => {
  const port = await serve(open('build 1'))
  await get(port, FIRST)
  const available = { 'available-dictionary': digestOf(html(FIRST, 'build 1')) }
  const etag = String((await get(port, SECOND, available)).headers.etag)
  const again = await get(port, SECOND, { ...available, 'if-none-match': etag })
  expect(again.body.length).toBe(0)
  expect((await get(port, SECOND, { 'if-none-match': etag })).headers['content-encoding']).toBe(
    'br',
  )
})

it.each([
  ['of another build', digestOf(html(FIRST, 'build 0'))],
  ['of a page that this process has not made', digestOf(html(SECOND, 'build 1'))],
  ['of no page', digestOf('nothing')],
  ['that cannot be read', ':not-base64:'],
  ['that is empty', ''],
])('a dictionary %s is never used', async (_, available) => {
  const port = await serve(open('build 1'))
  await get(port, FIRST)
  const later = await get(port, OTHER_LANGUAGE, { 'available-dictionary': available })
  expect(later.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(later.body).toString()).toBe(html(OTHER_LANGUAGE, 'build 1'))
})

it('a dictionary of another language is never used, though this process has it', async () => {
  const port = await serve(open('build 1'))
  await get(port, FIRST)
  const available = { 'available-dictionary': digestOf(html(FIRST, 'build 1')) }
  const later = await get(port, OTHER_LANGUAGE, available)
  expect(later.headers['content-encoding']).toBe('br')
})

it('a dictionary of the content before is not used after a change', async () => {
  let build = 'build 1'
  const pages = createPageCache({
    listPaths: () => new Set([FIRST, SECOND]),
    render: async (path) => html(path, build),
    optimize: (page) => ({ html: page, styleHash: 'sha256-styles' }),
  })
  onTestFinished(() => pages.stop())
  const port = await serve(pages)
  await get(port, FIRST)
  build = 'build 2'
  await pages.revalidate()
  const later = await get(port, SECOND, {
    'available-dictionary': digestOf(html(FIRST, 'build 1')),
  })
  expect(later.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(later.body).toString()).toBe(html(SECOND, 'build 2'))
})

it('a browser that takes no dictionary gets what it gets today', async () => {
  const port = await serve(open('build 1'))
  await get(port, FIRST)
  const later = await get(port, SECOND, {
    'accept-encoding': 'gzip, br',
    'available-dictionary': digestOf(html(FIRST, 'build 1')),
  })
  expect(later.headers['content-encoding']).toBe('br')
})
