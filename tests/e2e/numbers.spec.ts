import type { Page } from '@playwright/test'
import { today } from '#lib/config/clock.ts'
import { digitsIn } from '#lib/content-check/words/digits.ts'
import { factsOn } from '#lib/facts/fact-on.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { listFolders } from '#lib/i18n/mdx-file.ts'
import { expect, test } from './site.ts'

/**
 * Where on a page numbers come from other than prose, by what holds them. The first that fits
 * counts, so the record itself comes before the part of the page that it stands in.
 */
const ORIGINS: [selector: string, origin: string][] = [
  ['[popover][id^="fact-"]', 'a record, its grounds'],
  ['[aria-labelledby^="contested-"]', 'a record, its readings'],
  ['a[href*="/facts/"]', 'a record'],
  ['main > nav', 'a record, on the line of stations'],
  ['figure', 'a record, drawn'],
  ['article > [role=note], article > aside', 'a record, its last known day'],
  ['[aria-labelledby="changes"]', 'periods of records'],
  ['li > div', 'steps, filled from records'],
  ['[popover][id^="term-"]', 'the glossary'],
  ['[aria-labelledby="sources"]', 'sources'],
  ['[aria-labelledby="provenance"]', 'acts and the day of the check'],
  ['header, summary, article > p:first-child', 'counted on the page'],
]

const ACT_NUMBER = /((?:№|No\.) \S+)/

type Found = { text: string; origin: string | null }

/** Every text of a page that holds a digit, with its origin. */
function numbersOn(page: Page): Promise<Found[]> {
  return page.evaluate((origins) => {
    const found: { text: string; origin: string | null }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: around, textContent } = walker.currentNode
      if (!around || around.closest('script, style') || !/\d/.test(textContent ?? '')) continue
      const origin = origins.find(([selector]) => around.closest(selector))?.[1] ?? null
      found.push({ text: (textContent ?? '').trim(), origin })
    }
    return found
  }, ORIGINS)
}

/** Numbers as they are compared: 17 300 and 17,300 are one. */
function tokens(text: string): string[] {
  return (text.match(/\d(?:[\d.,\s]*\d)?/g) ?? []).map((token) => token.replace(/[.,\s]/g, ''))
}

for (const locale of LOCALES) {
  test(`every number of the guides has its origin, in ${locale}`, { tag: '@script' }, async ({
    page,
    site,
  }) => {
    // Read by script.
    test.slow()
    await page.goto(`${site.url}/${locale}/facts`)
    const known = new Set(tokens((await page.locator('main').textContent()) ?? ''))
    // The forms of a record say its number in other words.
    for (const { value } of factsOn(today()))
      if (typeof value === 'number') known.add(String(value))
    const names = Array.from(loadFacts().acts.values(), ({ short }) => short[locale])
    // Within a sentence the number of an act stands in an element of its own.
    const parts = names.flatMap((name) => name.split(ACT_NUMBER).map((part) => part.trim()))
    const acts = new Set([...names, ...parts])
    const counts = new Map<string, number>()
    for (const slug of listFolders('guides')) {
      await page.goto(`${site.url}/${locale}/guides/${slug}`)
      for (const { text, origin } of await numbersOn(page)) {
        const from = origin ?? (acts.has(text) ? 'acts' : 'names of visas and forms')
        counts.set(from, (counts.get(from) ?? 0) + 1)
        if (from === 'names of visas and forms') expect(digitsIn(text), text).toEqual([])
        if (from !== 'steps, filled from records') continue
        const unknown = tokens(text).filter((token) => !known.has(token))
        expect(unknown, `${slug}: ${text}`).toEqual([])
      }
    }
    await test.info().attach('origins', { body: JSON.stringify([...counts], null, 1) })
    expect(counts.get('a record')).toBeGreaterThan(100)
  })
}
