import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isTool, TOOLS } from '#lib/plan/tools.ts'

test('the tools stand in the order in which they help', () => {
  expect(TOOLS).toEqual(['route', 'checklist', 'timeline', 'costs'])
})

test('a part of an address names a tool only by its own name', () => {
  expect(TOOLS.every(isTool)).toBe(true)
  const others = ['', 'Route', 'route ', 'timeline.ics', 'constructor', '__proto__', 'toString']
  expect(others.filter(isTool)).toEqual([])
})

test('each tool has a name of its own and says what it works out, in every language', () => {
  for (const locale of LOCALES) {
    const t = translator(locale)
    const names = TOOLS.map((tool) => t(`tools.names.${tool}`))
    const about = TOOLS.map((tool) => t(`tools.about.${tool}`))
    expect(new Set([...names, ...about]).size).toBe(2 * TOOLS.length)
  }
})
