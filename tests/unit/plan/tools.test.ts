import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { queryOf } from '#lib/plan/tool-input.ts'
import { isTool, QUESTIONS_OF, TOOLS } from '#lib/plan/tools.ts'
import { answered } from '../../factories/made-plan.ts'

test('the tools stand in the order in which they help', () => {
  expect(TOOLS).toEqual(['route', 'checklist', 'timeline', 'costs'])
})

test('a part of an address names a tool only by its own name', () => {
  expect(TOOLS.every(isTool)).toBe(true)
  const others = ['', 'Route', 'route ', 'timeline.ics', 'constructor', '__proto__', 'toString']
  expect(others.filter(isTool)).toEqual([])
})

test('a tool asks nothing twice, and every tool for the citizenship first', () => {
  for (const tool of TOOLS) {
    const questions: readonly string[] = QUESTIONS_OF[tool]
    expect(questions[0]).toBe('citizenship')
    expect(questions.filter((name, index) => questions.indexOf(name) !== index)).toEqual([])
  }
})

test('everything that can stand in an address is asked for by some tool', () => {
  const asked: readonly string[] = Object.values(QUESTIONS_OF).flat()
  expect(Object.keys(answered({})).filter((name) => !asked.includes(name))).toEqual([])
  expect(queryOf(answered({ citizenship: 'RU' }))).toBe('?citizenship=RU')
})

test('each tool has a name of its own and says what it works out, in every language', () => {
  for (const locale of LOCALES) {
    const t = translator(locale)
    const names = TOOLS.map((tool) => t(`tools.names.${tool}`))
    const about = TOOLS.map((tool) => t(`tools.about.${tool}`))
    expect(new Set([...names, ...about]).size).toBe(2 * TOOLS.length)
  }
})
