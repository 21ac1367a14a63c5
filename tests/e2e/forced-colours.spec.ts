import type { Page } from '@playwright/test'
import { LOCALES, PAGE_KINDS } from './page-kinds.ts'
import { expect, test } from './site.ts'

/** Controls without a visible edge, and drawings of which nothing stands out from the page. */
function unseen(): string[] {
  const canvas = getComputedStyle(document.body).backgroundColor
  const told = (element: Element) => element.outerHTML.slice(0, 140)
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
  const differs = (colour: string) =>
    colour !== 'none' && colour !== canvas && !/^rgba\(.*, 0\)$/.test(colour)
  const faults: string[] = []
  for (const control of shown('button, input, select, textarea')) {
    const { borderTopStyle, borderTopWidth, borderTopColor, appearance } = getComputedStyle(control)
    const isNative = /checkbox|radio|auto|menulist/.test(appearance)
    const hasEdge = borderTopStyle !== 'none' && borderTopWidth !== '0px' && differs(borderTopColor)
    const hasDrawing = control.querySelector('svg') !== null
    if (!isNative && !hasEdge && !hasDrawing) faults.push(`no edge: ${told(control)}`)
  }
  for (const link of shown('main a[href]')) {
    if (getComputedStyle(link).color === canvas) faults.push(`unseen link: ${told(link)}`)
  }
  for (const drawing of shown('svg')) {
    const shapes = [...drawing.querySelectorAll('rect, path, circle, line, polygon')]
    const isSeen = shapes.some((shape) => {
      const { fill, stroke } = getComputedStyle(shape)
      return differs(fill) || differs(stroke)
    })
    if (!isSeen) faults.push(`unseen drawing: ${told(drawing)}`)
    for (const text of drawing.querySelectorAll('text')) {
      const ground = text.previousElementSibling
      const isOnShape = ground?.matches('circle, rect') && differs(getComputedStyle(ground).fill)
      if (!isOnShape && !differs(getComputedStyle(text).fill)) {
        faults.push(`unseen text: ${text.textContent}`)
      }
    }
  }
  return faults
}

/** The outline of each element that takes the focus by the keyboard, where it has none. */
async function unfocused(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return undefined
      // The parts of a date, which script cannot see, show the focus themselves.
      if (element.matches('[type=date]')) return undefined
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
      const canvas = getComputedStyle(document.body).backgroundColor
      const isSeen = outlineStyle !== 'none' && outlineWidth !== '0px' && outlineColor !== canvas
      return isSeen ? undefined : element.outerHTML.slice(0, 140)
    })
    if (fault) faults.push(fault)
  }
  return faults
}

for (const locale of LOCALES) {
  test(`in forced colours, light or dark, controls and drawings are seen: ${locale}`, {
    tag: '@script',
  }, async ({ page, site }) => {
    test.setTimeout(300_000)
    for (const path of PAGE_KINDS) {
      await page.goto(`${site.url}/${locale}${path}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme })
        expect.soft(await page.evaluate(unseen), `${path}, ${colorScheme}`).toEqual([])
      }
    }
  })
}

test('in forced colours the focus is seen wherever it goes', { tag: '@script' }, async ({
  page,
  site,
}) => {
  test.slow()
  await page.emulateMedia({ forcedColors: 'active' })
  for (const path of [
    '',
    '/guides/money-to-show',
    '/facts',
    '/recommend',
    '/plan',
    '/search?q=a',
  ]) {
    await page.goto(`${site.url}/kk${path}`)
    expect(await unfocused(page), path).toEqual([])
  }
})

test('in forced colours the current stage and a deadline differ from the others', {
  tag: '@script',
}, async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${site.url}/en/guides/money-to-show`)
  const looks = await page.$$eval('main nav li:has(> a[href*="/guides/"])', (items) =>
    items.map((item) => {
      const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(item, '::after')
      return {
        current: item.getAttribute('aria-current') === 'step',
        look: [backgroundColor, borderTopColor, borderTopWidth].join(' '),
      }
    }),
  )
  const current = looks.filter((one) => one.current)
  expect(current).toHaveLength(1)
  const others = looks.filter((one) => !one.current).map(({ look }) => look)
  expect(others).not.toContain(current[0]?.look)
})
