import { readdirSync, readFileSync } from 'node:fs'
import { diffLines } from 'diff'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { factSchema, sourceSchema } from '#lib/facts/schema.ts'
import {
  addPeriod,
  addSource,
  PeriodExistsError,
  recordIds,
  setReadings,
  setRecordFields,
} from '#lib/publishing/facts/fact-text.ts'

const FILES = readdirSync('content/facts').map((name) => ({
  name,
  text: readFileSync(`content/facts/${name}`, 'utf8'),
}))
const RECORDS = FILES.flatMap(({ name, text }) => recordIds(text).map((id) => ({ name, text, id })))
const parseAnew = (text: string) => z.array(factSchema).parse(parseYaml(text))
// As they are, the files are read once, not once a record.
const PARSED = new Map(FILES.map(({ text }) => [text, parseAnew(text)]))
const parse = (text: string) => PARSED.get(text) ?? parseAnew(text)

/** The lines that two texts do not share. */
function changedLines(before: string, after: string) {
  const parts = diffLines(before, after)
  const lines = (kind: 'added' | 'removed') =>
    parts.filter((part) => part[kind]).flatMap(({ value }) => value.split('\n').slice(0, -1))
  return { removed: lines('removed'), added: lines('added') }
}

describe('every record of the site', () => {
  it('is found', () => expect(RECORDS.length).toBeGreaterThan(200))

  it('gets a new period in exactly its three lines, and every other byte stays', () => {
    const periods = RECORDS.filter(
      ({ text, id }) => parse(text).find((one) => one.id === id)?.periods,
    )
    expect(periods.length).toBeGreaterThan(190)
    for (const { text, id } of periods) {
      const changed = addPeriod(text, id, {
        from: '2099-01-01',
        value: null,
        sources: ['law', 'press'],
      })
      expect(changedLines(text, changed), id).toEqual({
        removed: [],
        added: ['    - from: 2099-01-01', '      value: null', '      sources: [law, press]'],
      })
      const [before, after] = [parse(text), parse(changed)]
      expect(after.filter((one) => one.id !== id)).toEqual(before.filter((one) => one.id !== id))
      expect(after.find((one) => one.id === id)?.periods?.at(-1)).toMatchObject({
        from: '2099-01-01',
        value: null,
      })
    }
  })

  it('that is looked at again changes one line', () => {
    for (const { text, id } of RECORDS) {
      const changed = setRecordFields(text, id, { checked: '2099-01-01' })
      const { removed, added } = changedLines(text, changed)
      expect([removed.length, added], id).toEqual([1, ['  checked: 2099-01-01']])
      expect(parse(changed).find((one) => one.id === id)?.checked).toBe('2099-01-01')
    }
  })
})

const MONEY = FILES.find(({ name }) => name === 'money.yml')?.text ?? ''
const WORDS = { en: 'It rose: {before}', ru: 'Вырос: "{before}"', kk: '# өсті' }

it('a period in the past is put between its neighbours, with all that was given', () => {
  const changed = addPeriod(MONEY, 'mci', {
    from: '2025-07-01',
    since: 'seen',
    value: 4000.5,
    sources: ['law'],
    note: WORDS,
    headline: WORDS,
  })
  expect(changedLines(MONEY, changed).removed).toEqual([])
  const periods = parse(changed).find(({ id }) => id === 'mci')?.periods ?? []
  const at = periods.findIndex(({ from }) => from === '2025-07-01')
  expect(periods[at]).toEqual({
    from: '2025-07-01',
    since: 'seen',
    value: 4000.5,
    sources: ['law'],
    note: WORDS,
    headline: WORDS,
  })
  expect([periods[at - 1]?.from, periods[at + 1]?.from]).toEqual(['2025-01-01', '2026-01-01'])
})

it('a period before all others is the first', () => {
  const changed = addPeriod(MONEY, 'mci', { from: '2000-01-01', value: 725, sources: ['law'] })
  expect(parse(changed)[0]?.periods?.[0]).toMatchObject({ from: '2000-01-01', value: 725 })
})

it('a value that was not known is filled in, its note goes, and no value is overwritten', () => {
  const filled = addPeriod(MONEY, 'mci', { from: '2022-04-01', value: 3180, sources: ['law'] })
  const before = parse(MONEY)[0]?.periods ?? []
  const after = parse(filled)[0]?.periods ?? []
  expect(after.map(({ from }) => from)).toEqual(before.map(({ from }) => from))
  expect(after.find(({ from }) => from === '2022-04-01')).toEqual({
    from: '2022-04-01',
    since: 'exact',
    value: 3180,
    sources: ['law'],
  })
  expect(changedLines(MONEY, filled).added).toEqual(['      value: 3180', '      sources: [law]'])
  expect(() => addPeriod(MONEY, 'mci', { from: '2026-01-01', value: 1, sources: [] })).toThrow(
    PeriodExistsError,
  )
})

it('readings are set, set anew and taken out, and nothing else changes', () => {
  const readings = ['A', 'B'].map((who) => ({
    who: { en: who, ru: who, kk: who },
    says: WORDS,
    value: 5,
    sources: ['law'],
  }))
  const once = setReadings(MONEY, 'mci', '2025-01-01', readings)
  expect(changedLines(MONEY, once).removed).toEqual([])
  const read = (text: string) =>
    parse(text)[0]?.periods?.find(({ from }) => from === '2025-01-01')?.readings
  expect(read(once)).toEqual(readings)
  const twice = setReadings(once, 'mci', '2025-01-01', readings.toReversed())
  expect(read(twice)?.map(({ who }) => who.en)).toEqual(['B', 'A'])
  expect(setReadings(twice, 'mci', '2025-01-01', [])).toBe(MONEY)
})

it('a source is added at the end, with what YAML would misread in quotes', () => {
  const sources = readFileSync('content/sources.yml', 'utf8')
  const source = {
    id: 'budget-2027',
    title: 'Budget: 2027 # signed',
    publisher: 'Adilet',
    language: 'ru',
    url: 'https://adilet.zan.kz/rus/docs/Z2600000001',
    date: '2026',
    kind: 'official',
  }
  const changed = addSource(sources, source)
  expect(changed.startsWith(sources)).toBe(true)
  expect(z.array(sourceSchema).parse(parseYaml(changed)).at(-1)).toEqual(source)
})
