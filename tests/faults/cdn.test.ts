import { appendFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshFolder } from '../factories/fresh-store.ts'
import { openReader } from '../factories/reader.ts'
import { hasVarnish, startVarnish } from '../factories/varnish.ts'
import { freePort, startSite } from '../running-site.ts'
import { expectStoredOnce, recommend } from './people.ts'
import { noteFault } from './table.ts'

const RECOVERY = { timeout: 180_000, interval: 250 }

const GUIDES = ['overview', 'who-can-apply', 'refusal', 'renewal', 'the-card', 'money-to-show']
const PATHS = ['en', 'ru', 'kk'].flatMap((locale) =>
  GUIDES.map((guide) => `/${locale}/guides/${guide}`),
)

/** Requests for pages while the hit rate is measured. */
const REQUESTS = 3_000

/** A site with content of its own, and Varnish in front. */
async function siteBehindVarnish() {
  const folder = await freshFolder()
  await cp('content', folder, { recursive: true })
  const port = await freePort()
  const site = await startSite({ CONTENT_DIR: folder, PORT: String(port), EDITORS: 'a@b.example' })
  onTestFinished(() => site.stop())
  return { site, folder, varnish: await startVarnish(port) }
}

async function pageAt(url: string, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, { headers: { Accept: 'text/html', ...headers } })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test.skipIf(!hasVarnish())(
  'behind a shared cache: readers are answered by it, nothing of one reader reaches another, and what is published is shown within its time',
  async () => {
    const { site, folder, varnish } = await siteBehindVarnish()
    const brotli = { 'Accept-Encoding': 'br' }
    for (const path of PATHS) expect((await pageAt(varnish.url, path, brotli)).status).toBe(200)
    const before = varnish.counts()
    for (let time = 0; time < REQUESTS; time++) {
      const visit = { ...brotli, Cookie: `other=${time}` }
      await pageAt(varnish.url, PATHS[time % PATHS.length] ?? '/en', visit)
    }
    const after = varnish.counts()
    const rate = (after.hits - before.hits) / REQUESTS
    expect(rate).toBeGreaterThan(0.95)

    // What belongs to one reader is never kept.
    const sent = await recommend(varnish.url, 'Through the cache')
    expect(sent.reference).toBeTruthy()
    const other = await openReader(varnish.url).get('/kk/recommend/sent')
    expect(other.html).not.toContain(sent.reference)
    await expectStoredOnce(new Map([['Through the cache', sent.reference ?? '']]), {
      dataDir: site.dataDir,
    })
    const switched = await pageAt(varnish.url, '/ru/guides/refusal', {
      Referer: `${site.url}/en/guides/refusal`,
    })
    expect(switched.status).toBe(200)
    for (const path of ['/desk', '/metrics', '/readyz', '/api/internal/revalidate']) {
      expect((await pageAt(varnish.url, path)).text, path).not.toContain('weguide_')
    }
    for (const path of ['/metrics', '/readyz', '/api/internal/revalidate']) {
      expect((await pageAt(varnish.url, path)).status, path).toBe(404)
    }

    // Published words, in a page and in a file that Next has prerendered.
    await appendFile(join(folder, 'guides/refusal/en.mdx'), '\nPublished behind a cache.\n')
    const paths = ['/en/guides/refusal', '/en/guides/refusal.md']
    await vi.waitFor(async () => {
      for (const path of paths) {
        expect((await pageAt(site.url, path)).text).toContain('Published behind a cache.')
      }
    }, RECOVERY)
    const published = Temporal.Now.instant()
    await vi.waitFor(async () => {
      for (const path of paths) {
        expect((await pageAt(varnish.url, path, brotli)).text).toContain(
          'Published behind a cache.',
        )
      }
    }, RECOVERY)
    const seconds = published.until(Temporal.Now.instant()).total('seconds')

    await site.kill()
    const without = await pageAt(varnish.url, '/en/guides/refusal', brotli)
    expect(without).toMatchObject({ status: 200 })
    await site.restart()
    noteFault({
      fault: 'Varnish in front, something published, then the site killed',
      sees: `${(rate * 100).toFixed(1)} % of ${REQUESTS} pages out of the cache; the new words ${seconds.toFixed(0)} s after the site had them (at most 300); pages also while the site is down`,
      stored: 'forms go through; nothing of one reader is kept',
      recovers: 'pages expire by themselves; nothing has to be purged',
    })
  },
  400_000,
)

test('no page or feed may be kept by a shared cache for longer than five minutes', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const paths = [
    ...['/en', '/ru/guides/overview', '/kk/facts', '/en/facts/mci', '/en/heroes', '/en/offices'],
    ...['/en/feed.xml', '/sitemap.xml', '/robots.txt', '/manifest.webmanifest'],
    ...['/en/guides/overview.md', '/api/facts.json', '/api/guides.json', '/en/plan?citizenship=UZ'],
    ...['/en/search?q=permit', '/en/status', '/en/recommend', '/en/newsletter', '/en/nowhere'],
    ...['/.well-known/security.txt', '/en/countries', '/en/plan.ics?citizenship=UZ'],
  ]
  for (const path of paths) {
    const { headers } = await pageAt(site.url, path)
    const control = headers.get('cache-control') ?? 'absent'
    if (/no-store|no-cache|private/.test(control)) continue
    const seconds = (name: string): number =>
      Number(new RegExp(`${name}=(\\d+)`).exec(control)?.[1] ?? 0)
    expect(control, path).toMatch(/max-age=\d+/)
    const longest = Math.max(seconds('[^-]max-age'), seconds('s-maxage'), seconds('^max-age'))
    expect(longest + seconds('stale-while-revalidate'), `${path}: ${control}`).toBeLessThanOrEqual(
      300,
    )
  }
}, 120_000)
