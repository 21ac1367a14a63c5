import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findGuide } from '#lib/guides/find.ts'
import { translator } from '#lib/i18n/messages.ts'
import { rawHead, sendRaw } from '../../factories/raw-request.ts'
import { type RunningSite, startSite } from '../../running-site.ts'

let site: RunningSite

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.stop())

const FORM = 'application/x-www-form-urlencoded'
const LIMIT = 256 * 1024

function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  return fetch(`${site.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

describe('a form from elsewhere', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', ''])(
    'with the origin “%s” is refused in the reader’s language',
    async (origin) => {
      const bytes = rawHead('POST', '/kk/newsletter', [
        `Origin: ${origin}`,
        `Content-Type: ${FORM}`,
        'Content-Length: 0',
      ])
      const answer = await sendRaw(site.url, bytes)
      expect(answer.status).toBe(403)
      expect(answer.body).toContain(translator('kk')('edge.foreign.title'))
    },
  )
})

describe('a body', () => {
  it.each(['/ru/newsletter', '/en/recommend', '/en', '/kk/nothing'])(
    'over the limit is refused at %s',
    async (path) => {
      const response = await post(path, 'x'.repeat(LIMIT + 1), { 'Content-Type': FORM })
      expect(response.status).toBe(413)
    },
  )

  it('that says it is far over the limit is refused before it is sent', async () => {
    const head = rawHead('POST', '/en', [`Content-Type: ${FORM}`, 'Content-Length: 99999999999'])
    expect((await sendRaw(site.url, head)).status).toBe(413)
  })

  it('over the limit that does not say how long it is is refused', async () => {
    const chunk = 'x'.repeat(65_536)
    const chunks = `10000\r\n${chunk}\r\n`.repeat(6)
    const head = rawHead('POST', '/en', [`Content-Type: ${FORM}`, 'Transfer-Encoding: chunked'])
    expect((await sendRaw(site.url, `${head}${chunks}0\r\n\r\n`)).status).toBe(413)
  })

  it.each([
    [
      'cut before its end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
      400,
    ],
    ['without a boundary', 'multipart/form-data', '--b--\r\n', 400],
    ['with another boundary', 'multipart/form-data; boundary=c', '--b--\r\n', 400],
    ['empty where parts are said to be', 'multipart/form-data; boundary=b', '', 400],
    ['of a kind that no form sends', 'application/json', '{"a":1}', 415],
    ['of no kind', '', 'a=1', 415],
  ])('%s is refused', async (_, type, body, status) => {
    expect((await post('/en/recommend', body, { 'Content-Type': type })).status).toBe(status)
  })

  it.each(['/en/recommend', '/api/newsletter/one-click?token=none'])(
    'that is left out without a word is answered like an empty one at %s',
    async (path) => {
      const said = await sendRaw(site.url, rawHead('POST', path, ['Content-Length: 0']))
      expect(said.status).toBe(415)
      expect(await sendRaw(site.url, rawHead('POST', path))).toMatchObject({ status: 415 })
    },
  )

  it('whose connection breaks leaves the site as it was', async () => {
    const head = rawHead('POST', '/en', [`Content-Type: ${FORM}`, 'Content-Length: 1000'])
    await sendRaw(site.url, `${head}name=A`, true)
    expect((await fetch(`${site.url}/en`)).status).toBe(200)
  })
})

describe('a method', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s is not allowed on a page, and the answer says which are',
    async (method) => {
      for (const path of ['/', '/en', '/ru/guides', '/kk/recommend', '/robots.txt']) {
        const answer = await sendRaw(site.url, rawHead(method, path))
        expect([path, answer.status]).toEqual([path, 405])
        expect(answer.head).toMatch(/^Allow: GET, HEAD(, POST)?\r?$/m)
      }
    },
  )

  it.each(['/', '/healthz', '/icon.svg'])(
    'POST is not allowed where there is no form: %s',
    async (path) => {
      expect((await post(path, 'a=1', { 'Content-Type': FORM })).status).toBe(405)
    },
  )

  it('that does not exist is not understood', async () => {
    expect((await sendRaw(site.url, rawHead('BREW', '/en'))).status).toBe(400)
  })

  it('HEAD gives the head of the page and nothing more', async () => {
    const response = await fetch(`${site.url}/en`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toBe('')
  })
})

describe('an address', () => {
  it.each([9_000, 20_000, 50_000])('of %i characters is too long', async (length) => {
    const answer = await sendRaw(site.url, rawHead('GET', `/ru?q=${'x'.repeat(length)}`))
    expect(answer.status).toBe(414)
    expect(answer.body).toContain(translator('ru')('edge.long.title'))
  })

  it.each(['/%', '/en/%zz', '/en/%C3%28', '/en/%00', '/en/%0d%0aX:y', 'en', '*'])(
    '%s cannot be read',
    async (target) => {
      expect((await sendRaw(site.url, rawHead('GET', target))).status).toBe(400)
    },
  )

  it.each([
    '/../../etc/passwd',
    '/en/../../package.json',
    '/en/%2e%2e/%2e%2e/package.json',
    '/en/%252e%252e/package.json',
    '/en/..%5c..%5cpackage.json',
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/_next/static/..%2f..%2fBUILD_ID',
    '//evil.example/%2e%2e',
    '/package.json',
    '/.env',
    '/.git/config',
    '/data/secret',
    '/en/404',
  ])('%s leads nowhere', async (target) => {
    const answer = await sendRaw(site.url, rawHead('GET', target))
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('we-guide')
  })

  it.each([
    ['/kk/nothing', 'ru', 'kk'],
    ['/kk/guides/nothing', 'ru', 'kk'],
    ['/ru/a/b/c/d', 'kk', 'ru'],
    ['/nothing', 'kk,ru;q=0.5', 'kk'],
    ['/nothing', 'fr', 'en'],
    ['/de', 'ru', 'ru'],
  ] as const)(
    '%s for a reader of %s is a real 404 in the language, whole without a script',
    async (path, accepted, locale) => {
      const response = await fetch(`${site.url}${path}`, {
        headers: { 'Accept-Language': accepted },
      })
      const page = await response.text()
      expect(response.status).toBe(404)
      expect(page).toContain(`<html lang="${locale}">`)
      expect(page).toContain(`${translator(locale)('notFound.title')}</h1>`)
      expect(page.match(/<title>/g)).toHaveLength(1)
    },
  )

  it.each([
    ['/KZ', '/kk'],
    ['/rus/guides/money-to-show', '/ru/guides/money-to-show'],
    ['/RU/plan?citizenship=IN', '/ru/plan?citizenship=IN'],
    ['/ru/guides/money-to-show.', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show%C2%BB,', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-show/', '/ru/guides/money-to-show'],
    ['/ru//guides/money_to_show.html', '/ru/guides/money-to-show'],
    ['/ru/guides/money-to-shwo', '/ru/guides/money-to-show'],
    ['/en/facts/MCI', '/en/facts/mci'],
    ['/en/countries/IN', '/en/countries/in'],
    ['/en/Tools/Timeline', '/en/tools/timeline'],
    ['/money-to-show', '/kk/guides/money-to-show'],
    ['/feed.xml', '/kk/feed.xml'],
    [`/ru/guides/${encodeURIComponent('\u043ev\u0435rvi\u0435w')}`, '/ru/guides/overview'],
    ['/guides/en/renewal', '/en/guides/renewal'],
    ['/ru%252Fguides%252Foverview', '/ru/guides/overview'],
    ['/ru/guides/overview%0D%0A', '/ru/guides/overview'],
    ['/ru/guides/overview&utm_source=x', '/ru/guides/overview'],
    ['/kz-KZ/guides/bringingfamily', '/kk/guides/bringing-family'],
  ])('%s is led to %s, by GET and by HEAD, and no further', async (near, location) => {
    for (const method of ['GET', 'HEAD']) {
      const headers = { 'Accept-Language': 'kk' }
      const response = await fetch(site.url + near, { method, headers, redirect: 'manual' })
      expect([response.status, response.headers.get('location')]).toEqual([308, location])
    }
    expect((await fetch(site.url + location, { redirect: 'manual' })).status).toBe(200)
  })

  it('that means no page offers the nearest ones by name', async () => {
    const nearest = async () => {
      const response = await fetch(`${site.url}/ru/guides/how-much-money-to-bring`)
      expect(response.status).toBe(404)
      const { document } = parseHTML(await response.text())
      const links = Array.from(document.querySelectorAll('#nearest a'))
      expect(links.length).toBeGreaterThan(0)
      return links.map((link) => [link.getAttribute('href'), link.textContent])
    }
    // The search index is built a while after the start.
    const links = await vi.waitFor(nearest, { timeout: 60_000, interval: 1_000 })
    expect(links).toHaveLength(3)
    const text = findGuide('money-to-show')?.texts.ru
    expect(links).toContainEqual(['/ru/guides/money-to-show', text?.title])
  }, 90_000)

  it.each([
    ['kk', undefined, '/kk'],
    ['ru-RU,ru;q=0.9', undefined, '/ru'],
    ['fr', undefined, '/en'],
    ['ru', 'locale=kk', '/kk'],
    ['ru', 'locale=../evil', '/ru'],
  ])('/ for a reader of %s with the cookie %s leads to %s', async (accepted, cookie, location) => {
    const headers = { 'Accept-Language': accepted, ...(cookie && { Cookie: cookie }) }
    const response = await fetch(site.url, { headers, redirect: 'manual' })
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe(location)
    expect(response.headers.get('vary')).toContain('Accept-Language')
  })
})

describe('whatever else a stranger sends', () => {
  it.each([
    ['a query that cannot be decoded', 'GET', '/en?a=%zz&%', []],
    ['a query of brackets', 'GET', '/en?a[__proto__]=1&a[]=2', []],
    ['a hundred values of one name', 'GET', `/en?${'a=1&'.repeat(100)}`, []],
    ['a call for data', 'GET', '/en?_rsc=x', ['RSC: 1']],
    ['a call for data of nothing', 'GET', '/en/nothing?_rsc=x', ['RSC: 1']],
    ['a state that cannot be read', 'GET', '/en', ['RSC: 1', 'Next-Router-State-Tree: {']],
    ['a state of the wrong shape', 'GET', '/en', ['RSC: 1', 'Next-Router-State-Tree: [1]']],
    [
      'a prefetch of a segment',
      'GET',
      '/en',
      ['RSC: 1', 'Next-Router-Prefetch: 1', 'Next-Router-Segment-Prefetch: /_x'],
    ],
    [
      'headers of the inside',
      'GET',
      '/en',
      [
        'x-middleware-subrequest: src/middleware',
        'x-matched-path: /desk',
        'x-nextjs-data: 1',
        'next-resume: 1',
      ],
    ],
    [
      'a forged host',
      'GET',
      '/en',
      ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: nonsense', 'X-Forwarded-Port: 99999'],
    ],
    ['an origin on a reading', 'GET', '/en', ['Origin: null']],
    ['an origin that is none', 'GET', '/en', ['Origin: %%%']],
    ['a referrer that is none', 'GET', '/en', ['Referer: %%%']],
    ['a language of nonsense', 'GET', '/', [`Accept-Language: ${';q=,'.repeat(500)}`]],
    ['encodings of nonsense', 'GET', '/en', ['Accept-Encoding: br;q=nonsense, *;q=2, ,']],
    [
      'conditions of nonsense',
      'GET',
      '/en',
      ['If-None-Match: """', 'If-Modified-Since: never', 'Range: bytes=9-1'],
    ],
    ['cookies of nonsense', 'GET', '/en', ['Cookie: ;;=;locale;__prerender_bypass=x;%=%']],
    ['a large cookie', 'GET', '/en', [`Cookie: a=${'x'.repeat(20_000)}`]],
    ['an expectation', 'GET', '/en', ['Expect: nonsense']],
    [
      'a picture from elsewhere',
      'GET',
      '/_next/image?url=http%3A%2F%2F127.0.0.1%3A1&w=640&q=75',
      [],
    ],
    ['data of an older router', 'GET', '/_next/data/x/en.json', []],
    ['a chunk that is not there', 'GET', '/_next/static/chunks/none.js', []],
    ['a body on a reading', 'GET', '/en', ['Content-Length: 0']],
    ['the error page by its name', 'GET', '/_error', []],
    ['the page of nothing by its name', 'GET', '/_not-found', []],
    ['what is internal', 'GET', '/api/internal/new-day', []],
  ])('%s is never a failure of the site', async (_, method, target, headers) => {
    const answer = await sendRaw(site.url, rawHead(method, target, headers))
    expect(answer.status).toBeGreaterThanOrEqual(200)
    expect(answer.status).toBeLessThan(500)
    expect(answer.head + answer.body).not.toContain('evil.example')
  })

  it.each([
    ['an action that is not there', { $ACTION_ID_0123456789abcdef0123456789abcdef0123456789: '' }],
    ['an action of nonsense', { $ACTION_ID_: '', name: 'A' }],
    [
      'a bound action that is not there',
      { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"none","bound":null}' },
    ],
    ['a bound action of the wrong shape', { $ACTION_REF_1: '', '$ACTION_1:0': '[]' }],
    ['a bound action with nothing bound', { $ACTION_REF_1: '' }],
    ['a key of a prototype', { __proto__: 'x', constructor: 'x', $ACTION_KEY: 'x' }],
    ['no field at all', {}],
  ])('a form with %s is never a failure of the site', async (_, fields) => {
    for (const path of ['/en/newsletter', '/ru/recommend', '/kk', '/kk/guides/overview']) {
      const data = new FormData()
      for (const [name, value] of Object.entries(fields)) data.append(name, String(value))
      const response = await post(path, data)
      expect([path, response.status < 500]).toEqual([path, true])
    }
  })

  it.each([
    ['that is not there', 'x'.repeat(42), '[]'],
    ['with arguments that cannot be read', '0'.repeat(42), '{"'],
    ['of a prototype', 'constructor', '[]'],
  ])('a call of an action %s is never a failure of the site', async (_, id, body) => {
    const headers = { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' }
    expect((await post('/en/newsletter', body, headers)).status).toBeLessThan(500)
  })
})

it.each(['websocket', 'h2c'])(
  'an offer to speak %s is answered by the page in plain HTTP',
  async (protocol) => {
    const head = rawHead('GET', '/en', ['Connection: upgrade, close', `Upgrade: ${protocol}`])
    expect((await sendRaw(site.url, head)).status).toBe(200)
  },
)

describe('HEAD', () => {
  /** What a header says of one answer only, or of how its body is sent. */
  const OF_ONE_ANSWER = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'x-nextjs-cache']

  it.each([
    '/',
    '/en/guides/overview',
    '/kk/guides/overview/sources',
    '/kk/facts/mci',
    '/kk/countries/de',
    '/ru/offices',
    '/en/plan',
    '/en/plan?citizenship=MN&place=abroad',
    '/en/plan.ics?citizenship=MN&place=abroad',
    '/en/plan.md?citizenship=MN&place=abroad',
    '/en/tools/route',
    '/en/tools/checklist?citizenship=RU',
    '/en/tools/timeline.ics?citizenship=RU&arrival=2026-12-01',
    '/ru/facts?on=2026-01-01',
    '/ru/facts?on=nonsense',
    '/kk/search?q=a',
    '/api/search-suggest?l=en&q=pas',
    '/en/recommend/person',
    '/en/newsletter',
    '/en/newsletter/leave?token=x',
    '/ru/status',
    '/en/guides/overview.md',
    '/en/feed.xml',
    '/sitemap.xml',
    '/robots.txt',
    '/manifest.webmanifest',
    '/.well-known/security.txt',
    '/icon.svg',
    '/api/facts.json',
    '/healthz',
    '/readyz',
    '/desk/sign-in',
    '/kk/nothing',
    '/nothing',
    '/RU/plan',
    '/en/%00',
  ])('of %s has the headers of the page', async (path) => {
    const told = async (method: string) => {
      const response = await fetch(`${site.url}${path}`, { method, redirect: 'manual' })
      // Another nonce, or another key of a form, compresses to more or less.
      const isOfOneAnswer =
        response.headers.get('content-security-policy')?.includes('nonce-') ||
        response.headers.get('cache-control')?.includes('no-store')
      const length = isOfOneAnswer ? ['content-length'] : []
      const headers = [...response.headers]
        .filter(([name]) => ![...OF_ONE_ANSWER, ...length].includes(name))
        .map(([name, value]) => [name, value.replace(/nonce[-=]"?[\w+/=-]+/g, 'nonce')])
      return { status: response.status, headers: Object.fromEntries(headers) }
    }
    // The first answer fills the cache.
    await told('GET')
    const page = await told('GET')
    expect(page.headers).toHaveProperty('x-content-type-options')
    expect(await told('HEAD')).toEqual(page)
  })
})

describe('behind HTTP Basic', () => {
  it.each(['/en', '/ru/guides/overview', '/kk/facts'])('%s is the same page', async (path) => {
    const headers = { Authorization: 'Basic dXNlcjpwYXNzd29yZA==' }
    const [plain, behind] = await Promise.all([
      fetch(`${site.url}${path}`),
      fetch(`${site.url}${path}`, { headers }),
    ])
    expect(await behind.text()).toBe(await plain.text())
    expect(behind.headers.get('content-security-policy')).toContain("script-src 'none'")
    expect(behind.headers.get('cache-control')).toBe(plain.headers.get('cache-control'))
  })
})

describe('a call of an action of the site with nonsense', () => {
  it.each([
    ['no arguments', 'text/plain;charset=UTF-8', '[]'],
    ['an argument that is no form', 'text/plain;charset=UTF-8', '["a"]'],
    ['a form that is not there', 'multipart/form-data; boundary=b', '--b--\r\n'],
    [
      'two forms',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1","$K2"]\r\n--b--\r\n',
    ],
  ])('is bad input: %s', async (_, type, body) => {
    const page = await (await fetch(`${site.url}/en/newsletter`)).text()
    const id = /\$ACTION_ID_([0-9a-f]+)/.exec(page)?.[1]
    if (!id) throw new Error('the page has no form')
    const before = site.said().length
    const answer = await post('/en/newsletter', body, { 'Next-Action': id, 'Content-Type': type })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { status: 400 } })
    expect(site.said().slice(before)).toBe('')
  })
})

describe('addresses that are not for readers', () => {
  it.each(['X-Real-IP', 'Via', 'CF-Connecting-IP', 'True-Client-IP', 'Forwarded'])(
    'do not open to what a proxy passes on with %s',
    async (name) => {
      expect((await fetch(`${site.url}/metrics`, { headers: { [name]: '1' } })).status).toBe(404)
    },
  )

  it('do not open', async () => {
    const forwarded = { headers: { 'X-Forwarded-For': '203.0.113.5' } }
    expect((await fetch(`${site.url}/metrics`, forwarded)).status).toBe(404)
    expect((await post('/api/internal/new-day', '', { 'Content-Type': FORM })).status).toBe(404)
  })
})

describe('checks for operators', () => {
  it('answer that the site lives and can work', async () => {
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200)
    const ready = await fetch(`${site.url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ ready: true, store: 'ok', mail: { state: 'ok' } })
  })

  it('count what the front answered', async () => {
    const text = await (await fetch(`${site.url}/metrics`)).text()
    expect(text).toMatch(/^weguide_responses_total\{class="4xx"\} [1-9]/m)
    expect(text).toMatch(/^weguide_responses_total\{class="5xx"\} 0$/m)
  })

  it('find one JSON object on each line of the log', () => {
    const lines = site.said().split('\n').filter(Boolean)
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) })
  })
})
