import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { listGuides } from '#lib/guides/find.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { openStore } from '#lib/store/connect.ts'
import { figuresIn, missingFigures } from '../factories/figures.ts'
import { letterFile } from '../factories/letter.ts'
import { RESULTS } from '../factories/shown-figures.ts'
import { confirmedSubscriber } from '../factories/sign-up.ts'
import { type RunningSite, startSite } from '../running-site.ts'
import { startFirefox } from './firefox.ts'
import { type ShownLines, shownLines } from './shown-lines.ts'

const LETTER = '2026-12-01'

/** Pages that say something in numbers, each of another kind. */
const PAGES = [
  '',
  '/guides',
  '/guides/overview/sources',
  '/guides/screening/plan?citizenship=MN&place=abroad',
  '/facts',
  '/facts?on=2025-01-01',
  '/facts/mci',
  '/facts/absence-limit',
  '/facts/host-notice-still-due',
  '/countries/de',
  '/countries/kg',
  '/offices',
  `/newsletter/${LETTER}`,
  '/recommend',
  '/search?q=5709000',
  '/about',
  '/privacy',
  '/accessibility',
  '/status',
  '/tools/costs?citizenship=XX&group=x&adults=21&apply=31.12.2026',
  ...RESULTS,
]

let site: RunningSite
let content: string
let browser: Browser
let page: Page

beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'we-guide-content-'))
  await cp('content', content, { recursive: true })
  const folder = join(content, 'letters', LETTER)
  await mkdir(folder, { recursive: true })
  for (const locale of LOCALES) {
    const body = 'You pay **<Fact id="fee-prp" />** now.\n\n- By <Fact id="screening-start" />\n'
    await writeFile(join(folder, `${locale}.mdx`), letterFile(body, `Duty, ${locale}`))
  }
  site = await startSite({ CONTENT_DIR: content })
  await sendLetter()
  browser = await startFirefox()
}, 120_000)
beforeEach(async () => {
  page = await browser.newPage()
  return () => page.close()
})
afterAll(async () => {
  await browser.close()
  await site.stop()
  await rm(content, { recursive: true, force: true })
})

async function sendLetter(): Promise<void> {
  const store = await openStore({ dataDir: site.dataDir })
  await confirmedSubscriber(store, { email: 'reader@example.org', at: Temporal.Now.instant() })
  await store.close()
  const sent = await site.cli('newsletter', 'send', LETTER)
  expect(sent).toMatchObject({ code: 0 })
  const isThere = async () => expect((await fetch(`${site.url}/en/newsletter/${LETTER}`)).status)
  await vi.waitFor(async () => (await isThere()).toBe(200), { timeout: 30_000, interval: 200 })
}

/** What Firefox copies of a page of which everything is selected. */
function copyAll(): Promise<string> {
  return page.evaluate(async () => {
    const selection = getSelection()
    selection?.selectAllChildren(document.body)
    // What is selected far below the window is laid out before the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    return String(selection)
  })
}

/** The lines of a page with numbers that its copy does not hold as they are, and apart from others. */
function missingLines({ lines }: ShownLines, copied: string): string[] {
  const text = copied.replace(/\s+/g, ' ')
  return lines.filter((line) => {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(line)}(?![\\p{L}\\p{N}])`, 'u')
    return !whole.test(text)
  })
}

describe.each(LOCALES)('what Firefox copies in %s', (locale) => {
  it.each(listGuides().map((guide) => [guide.slug, guide] as const))(
    'has every figure of the guide: %s',
    async (slug, guide) => {
      await page.goto(`${site.url}${paths.guide(locale, slug)}`)
      const copied = await copyAll()
      const text = guide.texts[locale] ?? guide.texts[guide.original]
      const figures = figuresIn(text?.body ?? '', text?.locale ?? guide.original)
      expect(figures.length).toBeGreaterThan(0)
      expect(missingFigures(copied, figures)).toEqual([])
    },
  )

  it.each(PAGES)('has every line with a number, whole: %s', async (path) => {
    await page.goto(`${site.url}/${locale}${path}`)
    const shown = await shownLines(page, 'main')
    expect(shown.lines.length).toBeGreaterThan(0)
    expect(shown.inControls).toEqual([])
    expect(missingLines(shown, await copyAll())).toEqual([])
  })
})

describe('it is found that', () => {
  it('a number stands in a button', async () => {
    await page.setContent('<main><p>You need <button>5,709,000 ₸</button> at least.</p></main>')
    expect((await shownLines(page, 'main')).inControls).toEqual(['5,709,000 ₸'])
  })

  it('a number cannot be copied', async () => {
    const sum = '<b style="user-select: none">5,709,000 ₸</b>'
    await page.setContent(`<main><p>You need ${sum} at least.</p><p>Pay 17,300 ₸.</p></main>`)
    const missing = missingLines(await shownLines(page, 'main'), await copyAll())
    expect(missing).toEqual(['You need 5,709,000 ₸ at least.'])
  })

  it('a number runs into the next line', async () => {
    await page.setContent('<main><div>Step 1</div><div>7 days</div></main>')
    const shown = await shownLines(page, 'main')
    expect(missingLines(shown, 'Step 1\n7 days')).toEqual([])
    expect(missingLines(shown, 'Step 17 days')).toEqual(['Step 1', '7 days'])
  })
})
