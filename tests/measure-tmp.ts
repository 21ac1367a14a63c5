import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { get } from 'node:http'
import { startSite } from './running-site.ts'
const site = await startSite({ TODAY: '2026-11-30' })
function fetchRaw(path: string): Promise<{ status: number; body: Buffer; enc: string }> {
  return new Promise((ok, bad) => {
    get(site.url + path, { headers: { 'accept-encoding': 'br' } }, (r) => {
      const c: Buffer[] = []
      r.on('data', (d) => c.push(d))
      r.on('end', () => ok({ status: r.statusCode ?? 0, body: Buffer.concat(c), enc: String(r.headers['content-encoding']) }))
    }).on('error', bad)
  })
}
const W = ["?citizenship=Atlantis","?place=abroad"]
for (const l of ['en', 'ru', 'kk']) for (const q of W) {
  const { status, body, enc } = await fetchRaw(`/${l}/plan${q}`)
  const raw = enc === 'br' ? brotliDecompressSync(body) : body
  for (const q of [4,5,6,7,8,9,10]) { const t=performance.now(); let n=0; for(let i=0;i<5;i++) n=brotliCompressSync(raw,{params:{[constants.BROTLI_PARAM_QUALITY]:q,[constants.BROTLI_PARAM_SIZE_HINT]:raw.length}}).length; console.log(q,n,((performance.now()-t)/5).toFixed(1)) }
  const best = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  console.log(l, status, enc, body.length, best, raw.length, (raw.toString().match(/<script/g)??[]).length, q)
}
await site.stop()
