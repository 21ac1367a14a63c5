import { buffer } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { MAX_BODY, MAX_FILE_BODY } from '#lib/server/read-body.ts'
import type { Handler, Limits, ServerOptions } from '#lib/server/server-options.ts'
import { countedResponses } from '../../factories/counted-responses.ts'
import { serveApp } from '../../factories/request-handler.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() } }))

const NOTHING_IN_KAZAKH =
  'мұнда ештеңе жоқ<section id="nearest"><ul><li><a href="#">#</a></ul></section>'

type Given = Pick<ServerOptions, 'limits' | 'policyReports' | 'sitePaths' | 'nearestPages'>

/** The address of a site whose app is the given handler. */
async function open(handle: Handler, given: Given = {}): Promise<string> {
  const port = await serveApp({
    notFound: {
      en: { html: 'nothing here', policy: "script-src 'none'" },
      ru: { html: 'тут ничего нет', policy: "script-src 'none'" },
      kk: { html: NOTHING_IN_KAZAKH, policy: "script-src 'none'" },
    },
    ...given,
    handle,
  })
  return `http://127.0.0.1:${port}`
}

const fine: Handler = async (_, res) => void res.end('fine')
const nothing: Handler = async (_, res) => void res.writeHead(404).end('app’s own')
const broken: Handler = async () => {
  throw new Error('the app is broken')
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}

describe('every answer', () => {
  it.each(['/en', '/%', '/healthz'])('carries the security headers: %s', async (path) => {
    const { headers } = await fetch(`${await open(fine)}${path}`)
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  it('forbids every frame but the desk’s of a preview', async () => {
    const url = await open(fine)
    const framed = async (path: string) =>
      /frame-ancestors [^;]+/.exec(
        (await fetch(url + path)).headers.get('content-security-policy') ?? '',
      )?.[0]
    expect(await framed('/en')).toBe("frame-ancestors 'none'")
    expect(await framed('/desk/content/look')).toBe("frame-ancestors 'none'")
    expect(await framed('/en?x=/desk/content/preview/')).toBe("frame-ancestors 'none'")
    expect(await framed('/desk/content/preview/en/about')).toBe("frame-ancestors 'self'")
  })

  it('is counted by its status', async () => {
    const url = await open(fine)
    const before = { ok: await countedResponses('2xx'), wrong: await countedResponses('4xx') }
    await (await fetch(`${url}/en`)).text()
    await (await fetch(`${url}/nothing`)).text()
    await (await fetch(`${url}/more`)).text()
    expect((await countedResponses('2xx')) - before.ok).toBe(1)
    expect((await countedResponses('4xx')) - before.wrong).toBe(2)
  })
})

describe('what a page of the app may run', () => {
  const policies: (string | undefined)[] = []
  const tells: Handler = async (req, res) => {
    policies.push(req.headers['content-security-policy']?.toString())
    res.end('fine')
  }

  it('is what carries the nonce of the request, a new one each time', async () => {
    const url = await open(tells)
    const sent: (string | null)[] = []
    for (const path of ['/en/search', '/desk']) {
      sent.push((await fetch(`${url}${path}`)).headers.get('content-security-policy'))
    }
    expect(sent[0]).toMatch(/script-src 'nonce-[\w-]{22}' 'strict-dynamic' 'self';/)
    expect(sent[0]).not.toContain('unsafe')
    expect(sent[0]).not.toBe(sent[1])
    expect(policies).toEqual(sent)
  })

  it('is not what the request says', async () => {
    const headers = {
      'Content-Security-Policy': "script-src 'nonce-strangers'",
      'Content-Security-Policy-Report-Only': "script-src 'nonce-strangers'",
    }
    const seen: unknown[] = []
    const url = await open(async (req, res) => {
      seen.push(
        req.headers['content-security-policy'],
        req.headers['content-security-policy-report-only'],
      )
      res.end('fine')
    })
    await fetch(`${url}/en/search`, { headers })
    expect(JSON.stringify(seen)).not.toContain('strangers')
  })

  it.each(['/en/search', '/%', '/nothing'])(
    'is reported when broken, where told: %s',
    async (path) => {
      const { headers } = await fetch(
        `${await open(fine, { policyReports: 'https://reports.example/csp' })}${path}`,
      )
      expect(headers.get('content-security-policy')).toMatch(
        /; report-uri https:\/\/reports.example\/csp$/,
      )
    },
  )

  it.each(['/%', '/en/guides?a=/../', '/api/internal/x'])(
    'is nothing on a page of the front: %s',
    async (path) => {
      const { headers } = await fetch(`${await open(broken)}${path}`)
      expect(headers.get('content-security-policy')).toContain("script-src 'none'")
    },
  )
})

describe('an address where there is nothing', () => {
  it.each([
    ['/zz', 'kk', 'мұнда ештеңе жоқ'],
    ['/zz', 'ru', 'тут ничего нет'],
    ['/zz', 'de', 'nothing here'],
    ['/ru/zz', 'kk', 'тут ничего нет'],
    ['/en/404', 'kk', 'nothing here'],
  ])('%s gives a reader of %s the page of the language', async (path, accepted, text) => {
    const headers = { 'Accept-Language': accepted }
    const response = await fetch(`${await open(nothing)}${path}`, { headers })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe(text)
  })

  it('is left to the app where a program or a page’s own script asks', async () => {
    const url = await open(nothing)
    expect(await (await fetch(`${url}/api/zz`)).text()).toBe('app’s own')
    expect(await (await fetch(`${url}/en/zz`, { headers: { RSC: '1' } })).text()).toBe('app’s own')
  })
})

describe('an app that fails', () => {
  it.each([
    ['throws', broken],
    ['answers 500', async (_, res) => void res.writeHead(500).end('stack')] satisfies [
      string,
      Handler,
    ],
  ])(
    'and %s ends in a page in the reader’s language that tells when to come again',
    async (_, handle) => {
      const response = await fetch(`${await open(handle)}/ru/guides`)
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('30')
      expect(await response.text()).toContain('<html lang="ru">')
    },
  )

  it('gives everything typed back in a form that sends the same fields again', async () => {
    const body = form({ $ACTION_ID_x: '', name: 'Әсел <b>"Ұлы"</b> & co', story: 'бір\r\nекі' })
    const response = await fetch(`${await open(broken)}/kk/recommend?a=1&b=2`, {
      method: 'POST',
      body,
    })
    const page = await response.text()
    expect(response.status).toBe(503)
    expect(page).toContain('action="/kk/recommend?a=1&amp;b=2"')
    expect(page).toContain('name="$ACTION_ID_x" value=""')
    expect(page).toContain('value="Әсел &lt;b&gt;&quot;Ұлы&quot;&lt;/b&gt; &amp; co"')
    expect(page).toContain('value="бір&#13;\nекі"')
    expect(page).toContain('<dd>Әсел &lt;b&gt;&quot;Ұлы&quot;&lt;/b&gt; &amp; co</dd>')
  })

  it('does not hide what the checks for operators answer', async () => {
    const unready: Handler = async (_, res) => void res.writeHead(503).end('{"ready":false}')
    const response = await fetch(`${await open(unready)}/readyz`)
    expect(await response.text()).toBe('{"ready":false}')
  })
})

describe('a body', () => {
  it('reaches the app as it was sent', async () => {
    const url = await open(async (req, res) => {
      for await (const chunk of req) res.write(chunk)
      res.end()
    })
    const body = new URLSearchParams({ story: 'ә'.repeat(10_000) })
    const response = await fetch(`${url}/en/recommend`, { method: 'POST', body })
    expect(await response.text()).toBe(body.toString())
  })

  it.each([
    [MAX_BODY, 200],
    [MAX_BODY + 1, 413],
    [MAX_BODY * 40, 413],
  ])('of %i bytes is answered with %i', async (size, status) => {
    const body = 'story='.padEnd(size, 'x')
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const response = await fetch(`${await open(fine)}/en/recommend`, {
      method: 'POST',
      body,
      headers,
    })
    expect(response.status).toBe(status)
  })

  it.each([
    ['the form of a picture', '/desk/content/pictures/add', 'desk=session', MAX_FILE_BODY, 200],
    ['the same over https', '/desk/content/pictures/add', '__Host-desk=x', MAX_FILE_BODY, 200],
    ['more than a picture', '/desk/content/pictures/add', 'desk=x', MAX_FILE_BODY + 1, 413],
    ['a list of readers', '/desk/subscribers/import/list', 'desk=x', MAX_FILE_BODY, 200],
    ['a list of a stranger', '/desk/subscribers/import/list', '', MAX_BODY + 1, 413],
    ['a stranger', '/desk/content/pictures/add', '', MAX_BODY + 1, 413],
    ['another cookie', '/desk/content/pictures/add', 'mydesk=x', MAX_BODY + 1, 413],
    ['another form of the desk', '/desk/content/draft', 'desk=session', MAX_BODY + 1, 413],
  ])('%s at %s with the cookie “%s” and %i bytes: %i', async (_, path, cookie, size, status) => {
    const response = await fetch(`${await open(fine)}${path}`, {
      method: 'POST',
      body: 'file='.padEnd(size, 'x'),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie },
    })
    expect(response.status).toBe(status)
  })
})

it('hands the app nothing but the request and the answer', async () => {
  const handle = vi.fn<Handler>(async (_, res) => void res.end())
  const url = await open(handle)
  await fetch(`${url}/en`)
  await fetch(`${url}/icon.svg`)
  await fetch(`${url}/api/a`, { method: 'POST', body: form({ a: 'b' }) })
  expect(handle.mock.calls.map((call) => call.length)).toEqual([2, 2, 2])
})

describe('headers that the app believes', () => {
  it.each([
    ['GET', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' }],
    ['GET', { origin: 'null' }],
    ['GET', { origin: 'not an origin' }],
    ['POST', { 'x-forwarded-host': 'evil.example' }],
  ])('of a %s with %j say where the site is', async (method, headers) => {
    const url = await open(async (req, res) => {
      res.end(`${req.headers['x-forwarded-proto']}://${req.headers['x-forwarded-host']}`)
    })
    const body = method === 'POST' ? form({ a: 'b' }) : null
    const response = await fetch(`${url}/en`, { method, headers: { ...headers }, body })
    expect(await response.text()).toBe('https://guide.example')
  })
})

describe('too many forms', () => {
  const limits: Limits = { count: async () => 61, editors: 'guide@example.org' }
  const post = { method: 'POST', headers: { Origin: 'https://guide.example' } }

  it('are answered with how long to wait, whom to write to, and all that was typed', async () => {
    const body = form({ name: 'Әсел <b>', $ACTION_ID_x: '' })
    const answer = await fetch(`${await open(fine, { limits })}/ru/recommend`, { ...post, body })
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('61')
    const page = await answer.text()
    expect(page).toContain('Подождите 2 минуты')
    expect(page).toContain('guide@example.org')
    expect(page).toContain('name="name" value="Әсел &lt;b&gt;"')
    expect(page).toContain('name="$ACTION_ID_x"')
  })

  it('never stop reading, nor programs that leave the letter', async () => {
    const url = await open(fine, { limits })
    expect((await fetch(`${url}/ru/recommend`)).status).toBe(200)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const answer = await fetch(`${url}/api/newsletter/one-click`, { method: 'POST', body })
    expect(answer.status).toBe(200)
  })

  it('are no texts that the desk saves at every pause of their writer', async () => {
    const url = await open(fine, { limits })
    const send = (path: string) => fetch(url + path, { ...post, body: form({ text: 'x' }) })
    expect((await send('/desk/content/draft')).status).toBe(200)
    expect((await send('/desk/content/draft/check')).status).toBe(200)
    expect((await send('/desk/sign-in')).status).toBe(429)
  })

  it('are counted by whom a balancer names, and apart from this machine', async () => {
    const count = vi.fn(async () => undefined)
    const url = await open(fine, { limits: { ...limits, count } })
    for (const header of [{}, { 'X-Forwarded-For': '203.0.113.5' }]) {
      const headers = { ...post.headers, ...header }
      await fetch(`${url}/en/recommend`, { ...post, headers, body: form({ name: 'x' }) })
    }
    expect(count.mock.calls).toEqual([
      [{ address: '127.0.0.1', local: true }],
      [{ address: '203.0.113.5', local: false }],
    ])
  })
})

describe('a refusal gives back what was typed, with a button that can succeed', () => {
  const STORY = 'Бір әңгіме & "тырнақша"'
  const own = { Origin: 'https://guide.example' }

  /** The fields that the button of a page sends, in a form that the site takes. */
  function resent(page: string): FormData {
    const body = new FormData()
    const text = (html: string) =>
      html
        .replace(/&quot;/g, '"')
        .replace(/&#13;/g, '\r')
        .replace(/&amp;/g, '&')
    const fields =
      /<input type="hidden" name="([^"]*)" value="([^"]*)">|<textarea name="([^"]*)"[^>]*>\n([^<]*)</g
    for (const [, name = '', value = '', other = '', long = ''] of page.matchAll(fields)) {
      body.append(text(name || other), text(value || long))
    }
    return body
  }

  async function openKeeping() {
    const kept: FormData[] = []
    const url = await open(async (req, res) => {
      const body = await new Response(await buffer(req), {
        headers: { 'Content-Type': String(req.headers['content-type']) },
      }).formData()
      kept.push(body)
      res.end('stored')
    })
    return { url, kept }
  }

  it.each<[string, number, RequestInit]>([
    [
      'from elsewhere',
      403,
      {
        headers: { Origin: 'null' },
        body: form({ $ACTION_ID_x: '', story: STORY }),
      },
    ],
    [
      'as plain text',
      415,
      {
        headers: { ...own, 'Content-Type': 'text/plain' },
        body: `$ACTION_ID_x=\r\nstory=${STORY}`,
      },
    ],
    [
      'as JSON',
      415,
      {
        headers: { ...own, 'Content-Type': 'application/json' },
        body: JSON.stringify({ $ACTION_ID_x: '', story: STORY }),
      },
    ],
  ])('for a form %s', async (_, status, init) => {
    const { url, kept } = await openKeeping()
    const refused = await fetch(`${url}/kk/recommend/person`, { method: 'POST', ...init })
    const page = await refused.text()
    expect(refused.status).toBe(status)
    expect(page).toContain('<dd>Бір әңгіме &amp; &quot;тырнақша&quot;</dd>')
    const again = await fetch(`${url}/kk/recommend/person`, {
      method: 'POST',
      headers: own,
      body: resent(page),
    })
    expect(again.status).toBe(200)
    expect([...(kept[0] ?? [])]).toEqual([
      ['$ACTION_ID_x', ''],
      ['story', STORY],
    ])
  })

  it('for a form that is too large, in fields that can be shortened', async () => {
    const { url, kept } = await openKeeping()
    const body = form({ $ACTION_ID_x: '', name: 'Әсел', story: 'ұ'.repeat(MAX_BODY) })
    const refused = await fetch(`${url}/kk/recommend/person`, {
      method: 'POST',
      headers: own,
      body,
    })
    const page = await refused.text()
    expect(refused.status).toBe(413)
    expect(page).toContain(`<dd>${'ұ'.repeat(MAX_BODY)}</dd>`)
    expect(page).toMatch(/<textarea name="story"/)
    const again = await fetch(`${url}/kk/recommend/person`, {
      method: 'POST',
      headers: own,
      body: resent(page),
    })
    expect(again.status).toBe(200)
    expect(kept[0]?.get('name')).toBe('Әсел')
    expect(String(kept[0]?.get('story'))).toMatch(/^ұ{1000,}$/)
  })

  it('and sends the form to the site itself, whatever the target says', async () => {
    const { url } = await openKeeping()
    const body = form({ story: STORY })
    const refused = await fetch(`${url}/kk/recommend?a="><b>`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example' },
      body,
    })
    expect(await refused.text()).toMatch(/action="\/kk\/recommend\?a=[^"<>]*"/)
  })
})

describe('a page of ours whose origin is withheld', () => {
  it('may send its form, and the app takes the site’s own origin', async () => {
    const seen: unknown[] = []
    const url = await open(async (req, res) => {
      seen.push(req.headers.origin, req.headers['x-forwarded-host'])
      res.end('stored')
    })
    const headers = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }
    const sent = await fetch(`${url}/en/newsletter`, {
      method: 'POST',
      headers,
      body: form({ a: 'b' }),
    })
    expect(sent.status).toBe(200)
    expect(seen).toEqual(['https://guide.example', 'guide.example'])
  })
})

describe('a call of an action with nonsense', () => {
  it('is bad input, in JSON, and no failure of the site', async () => {
    const handle = vi.fn(broken)
    const url = await open(handle)
    const before = await countedResponses('5xx')
    const response = await fetch(`${url}/ru/newsletter`, {
      method: 'POST',
      headers: { 'Next-Action': '0'.repeat(42), 'Content-Type': 'text/plain;charset=UTF-8' },
      body: '[]',
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toMatchObject({ error: { status: 400 } })
    expect(handle).not.toHaveBeenCalled()
    expect(await countedResponses('5xx')).toBe(before)
  })

  it('is bad input as well when only the app finds out', async () => {
    const response = await fetch(`${await open(nothing)}/ru/newsletter`, {
      method: 'POST',
      headers: { 'Next-Action': '0'.repeat(42) },
      body: form({ '0': '["$K1"]', '1_email': 'a@b.kz' }),
    })
    expect(response.status).toBe(400)
  })
})

it.each([
  ['text/html', 'text/html; charset=utf-8'],
  ['application/json', 'application/json'],
  ['application/json;q=0.5, text/html', 'text/html; charset=utf-8'],
  ['*/*', 'text/html; charset=utf-8'],
  ['image/png', 'text/html; charset=utf-8'],
])('a refusal to who accepts %s is %s', async (Accept, type) => {
  const response = await fetch(`${await open(fine)}/%`, { headers: { Accept } })
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe(type)
})

it.each(['/en/search?q=a', '/en/guides/overview', '/en/recommend/person', '/api/facts.json'])(
  'HEAD has the same headers as GET: %s',
  async (path) => {
    const url = await open(async (req, res) => {
      res.setHeader('Content-Type', path.startsWith('/api') ? 'application/json' : 'text/html')
      res.setHeader('Vary', 'RSC')
      res.end(req.method === 'GET' ? 'a page' : undefined)
    })
    // What the app itself streams may have no length in a HEAD (RFC 9110, 9.3.2).
    const ofConnection = path.startsWith('/api')
      ? /^(date|connection|keep-alive|content-length)$/
      : /^(date|connection|keep-alive)$/
    const told = async (method: string) => {
      const { headers } = await fetch(`${url}${path}`, { method })
      const lasting = [...headers].filter(([name]) => !ofConnection.test(name))
      return lasting.map(([name, value]) => [name, value.replace(/nonce-[\w-]+/g, 'nonce')])
    }
    expect(await told('HEAD')).toEqual(await told('GET'))
  },
)

describe('a near miss of an address', () => {
  const sitePaths = () => ({ live: new Set(['', '/guides/the-card']), redirects: new Map() })

  it.each([
    ['/RU/guides/the-card?a=1', '/ru/guides/the-card?a=1', 'max-age=3600', null],
    ['/ru/guides/the_card.', '/ru/guides/the-card', 'max-age=3600', null],
    ['/ru/guides/the-card/', '/ru/guides/the-card', 'max-age=3600', null],
    ['/guides/the-card', '/kk/guides/the-card', 'private, no-cache', 'Accept-Language, Cookie'],
  ])('%s leads to the page for good, for HEAD too', async (path, location, caching, vary) => {
    const url = await open(nothing, { sitePaths })
    for (const method of ['GET', 'HEAD']) {
      const headers = { 'Accept-Language': 'kk' }
      const response = await fetch(`${url}${path}`, { method, headers, redirect: 'manual' })
      expect(response.status).toBe(308)
      expect(response.headers.get('location')).toBe(location)
      expect(response.headers.get('cache-control')).toBe(caching)
      expect(response.headers.get('vary')).toBe(vary)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('of a form is answered as ever, and so is what the app has', async () => {
    const url = await open(nothing, { sitePaths })
    const body = form({ email: 'a@example.org' })
    const posted = await fetch(`${url}/ru/guides/the_card`, { method: 'POST', body })
    expect(posted.status).toBe(404)
    expect((await fetch(`${url}/RU/guides/the-card`, { method: 'POST', body })).status).toBe(405)
    const app = await fetch(`${await open(fine, { sitePaths })}/ru/guides/the_card`)
    expect(await app.text()).toBe('fine')
  })

  it('that means no page is a 404 that offers the nearest ones in the reader’s language', async () => {
    const asked: string[][] = []
    const url = await open(nothing, {
      sitePaths,
      nearestPages: (...given) => {
        asked.push(given)
        return [{ path: '/kk/guides/the-card', title: 'Карта' }]
      },
    })
    for (const path of ['/kk/guides/the-crad-of-mine', '//evil.example']) {
      const headers = { 'Accept-Language': 'kk' }
      const response = await fetch(`${url}${path}`, { headers, redirect: 'manual' })
      expect(response.status).toBe(404)
      expect(await response.text()).toBe(
        'мұнда ештеңе жоқ<section id="nearest"><ul><li><a href="/kk/guides/the-card">Карта</a></ul></section>',
      )
    }
    expect(asked).toEqual([
      ['/kk/guides/the-crad-of-mine', 'kk'],
      ['//evil.example', 'kk'],
    ])
  })
})

describe('a mail that the desk shows in a frame', () => {
  it('goes out as it is, with nothing but its inline styles, in frames of the site only', async () => {
    const mail =
      '<!doctype html><html><head></head><body><script>x</script><p style="margin:0">a</p>'
    const html: Handler = async (_, res) => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8')
      res.end(mail)
    }
    const url = await open(html)
    const answer = await fetch(`${url}/desk/preview/letters/2026-12-01/kk`)
    expect(await answer.text()).toBe(mail)
    const policy = answer.headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "frame-ancestors 'self'", 'sandbox ']) {
      expect(policy).toContain(part)
    }
    expect(policy).not.toContain('script')
    const page = await fetch(`${url}/desk/letters`)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('reports of mailbox providers', () => {
  it.each([
    ['/api/mail-reports', 200],
    ['/api/newsletter/one-click', 415],
    ['/api/mail-reports/more', 415],
  ])('as JSON to %s: %i', async (path, status) => {
    const url = await open(fine)
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch(url + path, { method: 'POST', headers, body: '{}' })
    expect(answer.status).toBe(status)
  })
})
