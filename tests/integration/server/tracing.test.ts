import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { openReader } from '../../factories/reader.ts'
import { startSite } from '../../running-site.ts'

const spansSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.unknown()) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(z.object({ name: z.string(), attributes: z.array(z.unknown()) })),
        }),
      ),
    }),
  ),
})

/** A collector of OTLP over HTTP that keeps what it is sent. */
async function openCollector() {
  const bodies: string[] = []
  const server = createServer(async (req, res) => {
    if (req.url === '/v1/traces') bodies.push(await text(req))
    res.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, bodies }
}

it('spans reach the collector with route, method and status, and nothing that a reader sent', async () => {
  const collector = await openCollector()
  const site = await startSite({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  })
  onTestFinished(() => site.stop())
  const secret = 'what-aliya-typed'
  const reader = openReader(site.url, {
    headers: { traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01` },
  })
  await reader.get(`/en/search?q=${secret}`)
  await reader.get(`/en/newsletter/confirm?token=${secret}`)
  const page = await reader.get('/en/newsletter')
  await reader.send(page, 'email', { email: `${secret}@example.org`, topics: ['letter'] })
  const spans = () =>
    collector.bodies
      .flatMap((body) => spansSchema.parse(JSON.parse(body)).resourceSpans)
      .flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans))
  await vi.waitFor(
    () => {
      const seen = JSON.stringify(spans())
      expect(seen).toContain('/[locale]/search')
      expect(seen).toContain('/[locale]/newsletter/sent')
      expect(seen).toContain('http.status_code')
    },
    { timeout: 20_000 },
  )
  const all = collector.bodies.join('\n')
  expect(all).toContain('we-guide')
  expect(all).not.toContain(secret)
  expect(all).not.toContain('ab'.repeat(16))
})
