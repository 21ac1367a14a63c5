import { expect, test } from 'vitest'
import { factChanges } from '#lib/facts/changes.ts'
import { headlineOf, toldChanges } from '#lib/facts/headlines.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { makeLedger, makeRecord } from '../../factories/facts.ts'

const words = (en: string) => ({ en, ru: `${en} ru`, kk: `${en} kk` })

const index = makeRecord({
  id: 'index',
  unit: 'kzt',
  periods: [
    { from: '2025-01-01', since: 'exact', value: 3932, sources: [] },
    {
      from: '2026-01-01',
      since: 'exact',
      value: 4325,
      sources: [],
      headline: words('From {before} to {after}'),
    },
  ],
})
const wage = makeRecord({
  id: 'wage',
  unit: 'kzt',
  periods: [
    { from: '2025-01-01', since: 'exact', value: 1, sources: [] },
    { from: '2026-01-01', since: 'exact', value: 2, sources: [], toldBy: 'index' },
  ],
})
const book = makeLedger([index, wage])
const changes = factChanges('2026-01-01', '2026-12-31', book)

test('a headline names the values before and after in the reader’s own form', () => {
  const [change] = toldChanges(changes, book)
  expect(change && headlineOf(change.change, 'en')?.replaceAll('\u00a0', ' ')).toBe(
    'From 3,932 ₸ to 4,325 ₸',
  )
  expect(change && headlineOf(change.change, 'ru')).toMatch(/^From 3\s932\s₸ to 4\s325\s₸ ru$/)
})

test('changes that one headline tells are one change, which knows all its records', () => {
  expect(toldChanges(changes, book)).toMatchObject([
    { change: { record: { id: 'index' } }, ids: ['index', 'wage'] },
  ])
})

test('a guide that leans only on the told record is given the headline that tells it', () => {
  const own = changes.filter(({ record }) => record.id === 'wage')
  expect(toldChanges(own, book)).toMatchObject([
    { change: { record: { id: 'index' } }, ids: ['wage'] },
  ])
})

test('every change of the site from the last two years on has a headline in each language', () => {
  const told = toldChanges(factChanges('2024-11-30', '9999-12-31'))
  expect(told.length).toBeGreaterThan(10)
  for (const { change } of told) {
    for (const locale of LOCALES) {
      expect(headlineOf(change, locale), `${change.day} ${change.record.id}`).toMatch(
        /^[^{}]{15,}$/,
      )
    }
  }
})
