import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { listReadingPages } from '#lib/page-cache/static-pages.ts'
import { settings } from '../settings.ts'
import { expect, test } from './site.ts'

const BUILD = settings().BUILD_DIR ?? ''

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

type Look = { element: string; styles: Record<string, string> }

/** The computed styles of every visible element and of what is generated before and after it. */
function looksOf(page: Page): Promise<Look[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body, body *')]
      .filter((element) => element.checkVisibility() && !element.matches('script, style'))
      .flatMap((element) =>
        ['', '::before', '::after'].flatMap((pseudo) => {
          const computed = getComputedStyle(element, pseudo || null)
          if (pseudo && (computed.content === 'none' || computed.content === 'normal')) return []
          const text = element.children.length === 0 ? (element.textContent ?? '') : ''
          return {
            element: `${element.tagName}${pseudo} ${text.trim().slice(0, 40)}`,
            styles: Object.fromEntries(
              Array.from(computed, (name) => [name, computed.getPropertyValue(name)]),
            ),
          }
        }),
      ),
  )
}

/** The properties in which two elements differ. */
function differences(a: Look | undefined, b: Look | undefined): string[] {
  if (!a || !b || a.element !== b.element) return [`${a?.element} instead of ${b?.element}`]
  return Object.keys(a.styles)
    .filter((name) => a.styles[name] !== b.styles[name])
    .map((name) => `${a.element}: ${name} ${a.styles[name]} instead of ${b.styles[name]}`)
}

/** Without web fonts, whose arrival is a matter of time. */
async function withoutFonts(context: BrowserContext): Promise<Page> {
  await context.route('**/*.woff2', (route) => route.abort())
  return context.newPage()
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`optimized pages look as Next rendered them: ${colorScheme}, ${width} px`, async ({
      browser,
      site,
    }) => {
      test.skip(test.info().project.name === 'no-script', 'the styles are the same')
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
        await expect(optimized.locator('link[rel=stylesheet]')).toHaveCount(0)
        await expect(original.locator('link[rel=stylesheet]')).not.toHaveCount(0)
        const [ours, nexts] = [await looksOf(optimized), await looksOf(original)]
        expect(ours.length, path).toBeGreaterThan(20)
        const length = Math.max(ours.length, nexts.length)
        const found = Array.from({ length }, (_, at) => differences(ours[at], nexts[at])).flat()
        expect(found.slice(0, 10), path).toEqual([])
      }
      await context.close()
    })
  }
}
