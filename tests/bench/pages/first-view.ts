import { chromium, type Page } from '@playwright/test'
import { startSite } from '../../running-site.ts'
import type { Row } from '../search.ts'
import { atMost, missing, told } from './rows.ts'

const GUIDE = '/en/guides/overview'
const INTERACTIVE = ['/en/search', '/en/recommend/person', '/desk/sign-in']

type Load = { type: string; url: string; bytes: number }

/** What a browser on a phone asks for until a page is shown, and what scripts some pages bring. */
export async function viewPages(): Promise<Row[]> {
  const executablePath = process.env.CHROMIUM || undefined
  const browser = await chromium
    .launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
    .catch(() => undefined)
  const figure = 'first view of a guide without pictures and the font'
  if (!browser) return [missing(figure, 'no Chromium; name one in CHROMIUM', '≤ 16000')]
  const site = await startSite()
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const guide = await loadsOf(page, `${site.url}${GUIDE}`)
    const seen = guide.filter(({ type }) => type !== 'Image' && type !== 'Other')
    const needed = seen.filter(({ type }) => type !== 'Font')
    const rows = [
      atMost(figure, sum(needed), 'B', 16_000),
      atMost('requests for it, the font among them', seen.length, '', 2),
      told('the same with the font, which comes late or not at all', sum(seen), 'B'),
    ]
    for (const path of INTERACTIVE) {
      const isScript = ({ type }: Load) => type === 'Script'
      const untouched = (await loadsOf(page, `${site.url}${path}`)).filter(isScript)
      const scripts = (await loadsOf(page, `${site.url}${path}`, touchForm)).filter(isScript)
      const most = path.startsWith('/desk') ? 150_000 : 6_000
      rows.push(atMost(`script, compressed: ${path}`, sum(scripts), 'B', most))
      rows.push(told('  of it before the form is touched', sum(untouched), 'B'))
      for (const { url, bytes } of scripts.toSorted((a, b) => b.bytes - a.bytes)) {
        rows.push(told(`  ${url.replace(/^.*\//, '')}`, bytes, 'B'))
      }
    }
    return rows
  } finally {
    await browser.close()
    await site.stop()
  }
}

/** The loads of a page in a browser that has seen nothing of the site, as they are sent, with their heads. */
async function loadsOf(
  page: Page,
  url: string,
  use?: (page: Page) => Promise<void>,
): Promise<Load[]> {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.setCacheDisabled', { cacheDisabled: true })
  // The files are compressed at best only when they were asked for before.
  await page.goto(url, { waitUntil: 'networkidle' })
  await use?.(page)
  await page.waitForTimeout(3_000)
  const types = new Map<string, Load>()
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    types.set(requestId, { type, url: response.url, bytes: 0 })
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const load = types.get(requestId)
    if (load) load.bytes = encodedDataLength
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await use?.(page)
  await network.detach()
  return [...types.values()]
}

/** Some forms have their script fetched only then; it is given time to come. */
async function touchForm(page: Page): Promise<void> {
  await page.locator('main form input:visible').first().focus()
  await page.waitForTimeout(1_000)
}

function sum(loads: Load[]): number {
  return loads.reduce((total, { bytes }) => total + bytes, 0)
}
