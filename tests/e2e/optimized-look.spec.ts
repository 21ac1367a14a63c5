import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { listReadingPages } from '#lib/page-cache/static-pages.ts'
import { testBuild } from '../test-build.ts'
import { expect, test } from './site.ts'

const BUILD = testBuild()

/** One page of each kind, in the languages by turns. */
const PAGES = [...listReadingPages(BUILD).values()].flatMap(
  (paths, at) => paths.filter((path) => path.startsWith(`/${['en', 'ru', 'kk'][at % 3]}`))[0] ?? [],
)

/** A page as Next rendered it, with its stylesheets and without its scripts. */
function renderedByNext(path: string): string {
  return readFileSync(join(BUILD, 'server/app', `${path}.html`), 'utf8')
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]* as="script"[^>]*>/g, '')
}

/** An element, or what is generated before or after it, and a digest of its computed styles. */
type Look = { element: string; digest: number }

/** The longhand properties that a stylesheet of a page sets, and the size that comes of them. */
function propertiesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = new Set(['width', 'height'])
    const collect = (rules: CSSRuleList): void => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) for (const name of rule.style) names.add(name)
        if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) collect(rule.cssRules)
      }
    }
    for (const sheet of document.styleSheets) collect(sheet.cssRules)
    return [...names].filter((name) => !name.startsWith('--'))
  })
}

/** The looks of every visible element, in document order. */
function looksOf(page: Page, properties: string[]): Promise<Look[]> {
  return page.evaluate((names) => {
    const looks: Look[] = []
    for (const element of document.querySelectorAll('body, body *')) {
      if (!element.checkVisibility() || element.matches('script, style')) continue
      for (const pseudo of ['', '::before', '::after']) {
        const computed = getComputedStyle(element, pseudo || null)
        if (pseudo && /^(none|normal)$/.test(computed.content)) continue
        let digest = 0
        for (const character of names.map((name) => computed.getPropertyValue(name)).join(';')) {
          digest = (Math.imul(digest, 31) + character.charCodeAt(0)) | 0
        }
        looks.push({ element: element.tagName + pseudo, digest })
      }
    }
    return looks
  }, properties)
}

/** The styles of one entry of `looksOf`, in words. */
function stylesAt(page: Page, properties: string[], index: number): Promise<string[]> {
  return page.evaluate(
    ({ names, index }) => {
      let at = -1
      for (const element of document.querySelectorAll('body, body *')) {
        if (!element.checkVisibility() || element.matches('script, style')) continue
        for (const pseudo of ['', '::before', '::after']) {
          const computed = getComputedStyle(element, pseudo || null)
          if (pseudo && /^(none|normal)$/.test(computed.content)) continue
          at += 1
          if (at < index) continue
          const text = `${element.tagName}${pseudo} ${element.textContent?.slice(0, 40)}`
          return [text, ...names.map((name) => `${name}: ${computed.getPropertyValue(name)}`)]
        }
      }
      return []
    },
    { names: properties, index },
  )
}

/** Without web fonts, whose arrival is a matter of time. */
async function withoutFonts(context: BrowserContext): Promise<Page> {
  await context.route('**/*.woff2', (route) => route.abort())
  return context.newPage()
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`optimized pages look as Next rendered them: ${colorScheme}, ${width} px`, {
      tag: '@script',
    }, async ({ browser, site }) => {
      // The styles are the same.
      test.setTimeout(240_000)
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 800 },
        javaScriptEnabled: true,
      })
      const optimized = await withoutFonts(context)
      const original = await withoutFonts(context)
      expect(PAGES.length).toBeGreaterThan(10)
      for (const path of PAGES) {
        const url = `${site.url}${path}`
        await original.route(url, (route) =>
          route.fulfill({ contentType: 'text/html; charset=utf-8', body: renderedByNext(path) }),
        )
        await Promise.all([optimized.goto(url), original.goto(url)])
        // The server fills this list of a 404 with the pages nearest to what was asked for.
        for (const page of [optimized, original]) {
          await page.evaluate(() => document.getElementById('nearest')?.remove())
        }
        await expect(optimized.locator('link[rel=stylesheet]')).toHaveCount(0)
        await expect(original.locator('link[rel=stylesheet]')).not.toHaveCount(0)
        const properties = await propertiesOf(original)
        expect(properties.length, path).toBeGreaterThan(80)
        const nexts = await looksOf(original, properties)
        const ours = await looksOf(optimized, properties)
        expect(ours.length, path).toBeGreaterThan(20)
        const at = nexts.findIndex(
          ({ element, digest }, index) =>
            ours[index]?.element !== element || ours[index].digest !== digest,
        )
        if (at >= 0) {
          const expected = await stylesAt(original, properties, at)
          expect(await stylesAt(optimized, properties, at), `${path}, entry ${at}`).toEqual(
            expected,
          )
        }
        expect(ours, path).toHaveLength(nexts.length)
      }
      await context.close()
    })
  }
}
