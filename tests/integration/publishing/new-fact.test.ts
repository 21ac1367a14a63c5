import { expect, test } from 'vitest'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { draftNewValue, openFact } from '#lib/publishing/facts/fact-drafts.ts'
import { readNewValue } from '#lib/publishing/facts/fact-form.ts'
import { draftNewFact, knownFacts, readNewFact } from '#lib/publishing/facts/new-fact.ts'
import { ANNA, BOTA, contentCopy, textAt } from '../../factories/editing-room.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

const GOOD = {
  id: 'fee-lost-card',
  subject: 'fees',
  'title-en': 'State duty for a new card: after a loss',
  'title-ru': 'Госпошлина за новую карту после утери',
  'title-kk': 'Карта жоғалғаннан кейінгі жаңа картаның мемлекеттік бажы',
  unit: 'mci',
  from: '2026-01-01',
}

test('a new fact is lines at the end of its file; its first value is entered as any other', async () => {
  const { store } = await freshStore()
  const settings = await contentCopy({ git: false })
  const { dir } = settings
  const by = { store, dir, editor: ANNA, at: NOON, day: '2026-11-30' }
  const { subjects, ids } = await knownFacts(by)
  const read = readNewFact(GOOD, ids, subjects)
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  await draftNewFact(by, read.data)

  // It is taken for its editor, and nobody else knows of it yet.
  expect((await knownFacts(by)).ids).toContain('fee-lost-card')
  expect((await knownFacts({ ...by, editor: BOTA })).ids).not.toContain('fee-lost-card')
  const opened = await openFact(store, dir, 'fee-lost-card', ANNA)
  if (!opened) throw new Error('the new fact cannot be opened')
  expect(opened.record).toMatchObject({ unit: 'mci', confidence: 'unknown', checked: '2026-11-30' })

  const typed = {
    from: '2026-01-01',
    value: '0.2',
    source: 'liter-mci-2026',
    confidence: 'secondary',
  }
  const sources = new Set(['liter-mci-2026'])
  // Readers are told of what began in the last two years.
  expect(readNewValue(typed, opened.record, sources, { day: '2026-11-30' })).toEqual({
    errors: { 'headline-en': 'fact.headline' },
  })
  expect(readNewValue(typed, opened.record, sources, { day: '2029-01-01' })).toHaveProperty('data')
  const headline = {
    'headline-en': 'A duty: {after}',
    'headline-ru': 'Пошлина: {after}',
    'headline-kk': 'Баж: {after}',
  }
  const value = readNewValue({ ...typed, ...headline }, opened.record, sources, {
    day: '2026-11-30',
  })
  if ('errors' in value) throw new Error(JSON.stringify(value.errors))
  await draftNewValue(by, opened, value.data)

  const before = await textAt(settings, 'facts/fees.yml')
  const after = (await store.contentDrafts.find('facts/fees.yml', ANNA))?.text ?? ''
  expect(after.startsWith(before)).toBe(true)
  expect(after.slice(before.length)).toBe(`- id: fee-lost-card
  title:
    en: "State duty for a new card: after a loss"
    ru: Госпошлина за новую карту после утери
    kk: Карта жоғалғаннан кейінгі жаңа картаның мемлекеттік бажы
  unit: mci
  checked: 2026-11-30
  confidence: secondary
  periods:
    - from: 2026-01-01
      value: 0.2
      sources: [liter-mci-2026]
      headline:
        en: "A duty: {after}"
        ru: "Пошлина: {after}"
        kk: "Баж: {after}"
`)
  const said = await checkContentAs(dir, [{ path: 'facts/fees.yml', text: after }], '2026-11-30')
  expect(said.filter(({ level }) => level === 'error')).toEqual([])
  expect(said.map(({ code, values }) => [code, values.id])).toContainEqual([
    'unused-record',
    'fee-lost-card',
  ])
})

test.each([
  [{ id: 'Lost Card' }, { id: 'fact.newId' }],
  [{ id: 'mci' }, { id: 'fact.newTaken' }],
  [{ 'title-kk': ' ' }, { 'title-kk': 'fact.language' }],
  [{ subject: '../guides' }, { subject: 'fact.newSubject' }],
  [{ unit: 'miles' }, { unit: 'fact.newUnit' }],
  [{ from: '2026-02-30' }, { from: 'fact.day' }],
  [
    { id: 'x y', subject: '', unit: '' },
    { id: 'fact.newId', subject: 'fact.newSubject', unit: 'fact.newUnit' },
  ],
])('%j is refused at its field', (over, errors) => {
  expect(readNewFact({ ...GOOD, ...over }, new Set(['mci']), ['fees', 'money'])).toEqual({ errors })
})
