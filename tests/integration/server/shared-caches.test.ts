import { expect, onTestFinished, test } from 'vitest'
import { startSite } from '../../running-site.ts'

async function pageAt(url: string, path: string) {
  return fetch(url + path, { headers: { Accept: 'text/html' } })
}

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
    const kept = [...control.matchAll(/(?:max-age|s-maxage)=(\d+)/g)].map(([, n]) => Number(n))
    const shown = Number(/stale-while-revalidate=(\d+)/.exec(control)?.[1] ?? 0)
    expect(kept, `${path}: ${control}`).not.toEqual([])
    expect(Math.max(...kept) + shown, `${path}: ${control}`).toBeLessThanOrEqual(300)
  }
}, 120_000)
