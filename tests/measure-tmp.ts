import { get } from 'node:http'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { startSite } from './running-site.ts'

const site = await startSite({ TODAY: '2026-11-30' })
function fetchRaw(path: string): Promise<{ status: number; body: Buffer; enc: string }> {
  return new Promise((ok, bad) => {
    get(site.url + path, { headers: { 'accept-encoding': 'br' } }, (r) => {
      const c: Buffer[] = []
      r.on('data', (d) => c.push(d))
      r.on('end', () =>
        ok({
          status: r.statusCode ?? 0,
          body: Buffer.concat(c),
          enc: String(r.headers['content-encoding']),
        }),
      )
    }).on('error', bad)
  })
}
const A = [
  '?citizenship=RU&place=visa-free&arrival=2026-11-20&group=spouse&home=host',
  '?citizenship=DE&place=abroad&group=investor&arrival=2027-01-11',
  '?citizenship=MN&place=abroad&group=ethnic&ages=40,12',
]
const W = [
  '',
  '?citizenship=IN&place=abroad&group=it&home=later',
  '?citizenship=UA&place=visa&group=refugee',
  '?citizenship=TR&place=visa&group=employed&arrival=2026-10-01',
  '?citizenship=UZ&place=visa&group=study&arrival=2026-09-01&home=rent',
  '?citizenship=KG&place=visa-free&arrival=2026-11-25&ages=9,15&home=rent',
  '?citizenship=Atlantis',
  '?place=abroad',
  '?form=1&place=abroad',
  '?citizenship=RU&card=2030-01-01&trips=2026-09-01',
  '?citizenship=RU&place=x&arrival=32.13.2026&ages=abc&home=zz&screening=1&apply=2&passport=3&stays=4&papersDays=5000',
  ...A,
].map((q) => '/plan' + q)
for (const s of [
  'who-can-apply',
  'arrive-and-register',
  'screening',
  'papers-from-home',
  'money-to-show',
  'apply-and-wait',
  'overview',
  'renewal',
  'keeping-it',
  'housing-and-registration',
]) {
  W.push('/guides/' + s)
  W.push('/guides/' + s + A[0])
}
for (const l of ['en', 'ru', 'kk'])
  for (const q of W) {
    const t = performance.now()
    const { status, body, enc } = await fetchRaw(`/${l}${q}`)
    const ms = (performance.now() - t).toFixed(0)
    const raw = enc === 'br' ? brotliDecompressSync(body) : body
    const best = brotliCompressSync(raw, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    }).length
    const q7 = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).length
    console.log(
      l,
      status,
      enc,
      body.length,
      q7,
      best,
      raw.length,
      ms + 'ms',
      (raw.toString().match(/<script/g) ?? []).length,
      q,
    )
  }
await site.stop()
