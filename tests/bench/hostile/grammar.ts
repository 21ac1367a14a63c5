import fc from 'fast-check'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import type { Form } from './forms.ts'

/** A request as it goes out. */
export type HostileRequest = {
  method: string
  target: string
  headers: Record<string, string>
  body?: Buffer
}

const SEGMENTS = [
  ...['en', 'ru', 'kk', 'kz', 'EN', 'guides', 'overview', 'overview.md', 'markdown', 'sources'],
  ...['facts', 'mci', 'on', 'tools', 'route', 'checklist', 'timeline', 'costs', 'timeline.ics'],
  ...['plan', 'plan.ics', 'plan.md', 'recommend', 'you', 'check', 'sent', 'nominee', 'status'],
  ...['newsletter', 'confirm', 'leave', 'preferences', 'heroes', 'search', 'feed.xml', 'api'],
  ...['facts.json', 'guides.json', 'search-suggest', 'one-click', 'internal', 'revalidate'],
  ...['desk', 'sign-in', 'enter', 'export', 'content', '_next', 'static', 'data', 'readyz'],
  ...['%2e%2e', '%00', '%ff', '%', '..', '', '%2F', 'constructor', '__proto__', '%F0%9F%87%B0'],
]

/** Addresses that exist, after the language. */
const PAGES = [
  ...['', '/guides', '/guides/overview', '/guides/renewal.md', '/guides/overview/sources'],
  ...['/guides/overview/useful', '/facts', '/facts/mci', '/facts/on', '/tools', '/tools/route'],
  ...['/tools/checklist', '/tools/timeline', '/tools/costs', '/tools/timeline.ics', '/plan'],
  ...['/plan.ics', '/plan.md', '/search', '/recommend', '/recommend/you', '/recommend/check'],
  ...['/recommend/sent', '/recommend/nominee', '/recommend/status', '/newsletter', '/feed.xml'],
  ...['/newsletter/sent', '/newsletter/confirm', '/newsletter/leave', '/newsletter/preferences'],
  ...['/heroes', '/about', '/privacy', '/status', '/accessibility'],
]

/** Addresses that exist and have no language. */
const PLACES = [
  ...['/', '/api/facts.json', '/api/guides.json', '/api/facts.schema.json', '/api/search-suggest'],
  ...['/api/newsletter/one-click', '/api/internal/revalidate', '/sitemap.xml', '/robots.txt'],
  ...['/healthz', '/readyz', '/metrics', '/desk', '/desk/sign-in', '/desk/enter'],
  ...['/desk/recommendations', '/desk/recommendations/export', '/desk/subscribers/export'],
]

const PARAMETERS = [
  ...['q', 'on', 'token', 'state', 'error', 'again', 'answer', 'id', 'after', 'page', 'as'],
  ...['citizenship', 'where', 'since', 'ties', 'work', 'ages', 'housing', 'arrival', 'screening'],
  ...['filing', 'stay', 'done', 'plan', 'guide', 'fact', 'country', '_rsc', '__proto__', 'x[]'],
]

const VALUES = [
  ...['', '0', '-1', '1e309', 'NaN', '2026-02-30', '2026-11-30', '0000-00-00', '99999999-01-01'],
  ...['uz', 'RU', 'zz', 'spouse', 'at-home', 'yes', 'null', 'undefined', '[object Object]'],
  ...["' or 1=1--", '../../etc/passwd', '#{7*7}', '<svg onload=alert(1)>', '\u202e', '\ufeff'],
]

/** Characters of a value in an address. */
const MAX_VALUE = 500

const text = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.constantFrom(...HOSTILE_TEXTS.map(([, hostile]) => hostile)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 30 }),
)

const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...PARAMETERS), text), text), {
  maxLength: 6,
})

/** Percent-encoded in most cases, else cut to signs that may stand in a request line. */
function encoded(long: string, well: boolean): string {
  // Together below the 64 KiB of a head that Node reads.
  const value = long.slice(0, MAX_VALUE)
  return well ? encodeURIComponent(value.toWellFormed()) : value.replace(/[^!$-~]/gu, '%')
}

const path = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('en', 'ru', 'kk'), fc.constantFrom(...PAGES))
      .map(([locale, page]) => `/${locale}${page}`),
  },
  { weight: 2, arbitrary: fc.constantFrom(...PLACES) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...SEGMENTS), { maxLength: 5 })
      .map((segments) => `/${segments.join('/')}`),
  },
)

const target = fc.tuple(path, query, fc.nat(9)).map(([address, parameters, shape]) => {
  const search = parameters.map(([name, value]) => {
    return `${encoded(name, shape > 1)}=${encoded(value, shape > 1)}`
  })
  return search.length > 0 ? `${address}?${search.join('&')}` : address
})

/** Header values: Latin-1 without line breaks, the most that HTTP can carry. */
const headerText = text.map((value) => value.replace(/[^\t -~\u00a0-\u00ff]/gu, '?').slice(0, 500))

const HEADERS: Record<string, fc.Arbitrary<string>> = {
  Accept: fc.constantFrom('application/json', 'text/html', 'text/x-component', ';;;q=', '*/*'),
  'Accept-Encoding': fc.constantFrom('br', 'gzip;q=0', 'dcb', 'identity;q=0, *;q=0', 'br;q=x'),
  'Accept-Language': fc.constantFrom('kk', 'ru-RU,ru;q=0.9', '*', 'zz;q=-1', `${'a,'.repeat(400)}`),
  Authorization: fc.constantFrom('Basic Og==', 'Bearer x', 'Bearer'),
  'Available-Dictionary': fc.constantFrom(':AAAA:', 'x', ':'),
  Cookie: fc.oneof(
    headerText,
    headerText.map((value) => `draft=${value}; recommended=${value}; language=${value}`),
  ),
  Forwarded: fc.constantFrom('for="[::1]:x"', 'for=unknown;by=_', 'for='),
  'If-Modified-Since': fc.constantFrom('never', 'Thu, 01 Jan 1970 00:00:00 GMT'),
  'If-None-Match': fc.constantFrom('*', 'W/"', '"x", "y"'),
  'Next-Action': fc.constantFrom('x', '', '00'.repeat(21), 'ff'.repeat(2_000)),
  'Next-Router-State-Tree': fc.constantFrom('%', '[]', '%5B%22%22%5D'),
  Origin: fc.constantFrom('https://evil.example', 'null', 'x', 'http://127.0.0.1:1'),
  Range: fc.constantFrom('bytes=0-0', 'bytes=5-1', 'x'),
  RSC: fc.constant('1'),
  'Sec-Fetch-Site': fc.constantFrom('cross-site', 'same-origin', 'none', 'x'),
  'X-Forwarded-Host': fc.constantFrom('evil.example', 'a b', ''),
  'X-Forwarded-Proto': fc.constantFrom('https', 'javascript', ''),
  'X-HTTP-Method-Override': fc.constantFrom('DELETE', 'PUT'),
  'X-Middleware-Subrequest': fc.constant('middleware:middleware:middleware'),
}

const headers = fc.subarray(Object.keys(HEADERS), { maxLength: 5 }).chain((names) => {
  const chosen = Object.fromEntries(names.map((name) => [name, HEADERS[name] ?? headerText]))
  return fc.record(chosen) as fc.Arbitrary<Record<string, string>>
})

/** A client of its own each time: what is tried is what requests do, not how many may come. */
const client = fc.ipV4().map((address) => ({ 'X-Forwarded-For': address }))

const METHODS = ['GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']

/** Any request: known and unknown addresses, parameters and headers, all values hostile. */
export const anyRequest: fc.Arbitrary<HostileRequest> = fc
  .tuple(fc.constantFrom(...METHODS), target, headers, client)
  .map(([method, address, chosen, from]) => ({
    method,
    target: address,
    headers: { ...chosen, ...from },
  }))

type Field = [name: string, value: string]

const change = fc.oneof(
  { weight: 4, arbitrary: fc.constant((field: Field) => [field]) },
  { weight: 1, arbitrary: fc.constant(() => []) },
  { weight: 1, arbitrary: fc.constant((field: Field) => [field, field]) },
  {
    weight: 3,
    arbitrary: text.map((value) => ([name]: Field) => [[name, value] as Field]),
  },
  {
    weight: 1,
    arbitrary: text.map((name) => ([, value]: Field) => [[name, value] as Field]),
  },
)

const BOUNDARY = 'hostile'

const ENCODINGS: ((fields: Field[]) => { type: string; body: string })[] = [
  (fields) => ({
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(
      fields.map(([a, b]) => [a.toWellFormed(), b.toWellFormed()]),
    ).toString(),
  }),
  (fields) => ({ type: `multipart/form-data; boundary=${BOUNDARY}`, body: multipart(fields) }),
  (fields) => ({
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: multipart(fields).slice(0, -20),
  }),
  (fields) => ({ type: 'text/plain;charset=UTF-8', body: JSON.stringify(fields) }),
  (fields) => ({ type: 'application/json', body: JSON.stringify(Object.fromEntries(fields)) }),
]

function multipart(fields: Field[]): string {
  const parts = fields.map(([name, value]) => {
    const safe = name.replace(/["\r\n]/g, '%')
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${safe}"\r\n\r\n${value}\r\n`
  })
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}

/** A form of the site with fields left out, doubled, renamed or filled with hostile values. */
export function anyPost(forms: Form[], siteUrl: string): fc.Arbitrary<HostileRequest> {
  const form = fc.constantFrom(...forms)
  return form.chain(({ path, fields }) =>
    fc
      .tuple(
        fc.tuple(...fields.map(() => change)),
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...ENCODINGS.slice(0, 2)) },
          { weight: 1, arbitrary: fc.constantFrom(...ENCODINGS) },
        ),
        fc.oneof({ weight: 6, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
        fc.oneof({ weight: 9, arbitrary: fc.constant(path) }, { weight: 1, arbitrary: target }),
        client,
      )
      .map(([changes, encode, chosen, address, from]) => {
        const changed = fields.flatMap((field, at) => changes[at]?.(field) ?? [field])
        const { type, body } = encode(changed)
        return {
          method: 'POST',
          target: address,
          headers: { Origin: siteUrl, 'Content-Type': type, ...chosen, ...from },
          body: Buffer.from(body),
        }
      }),
  )
}

/** A hostile value for a field. */
export const anyText: fc.Arbitrary<string> = text
