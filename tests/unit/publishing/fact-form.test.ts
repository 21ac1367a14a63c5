import { describe, expect, it } from 'vitest'
import { factSchema } from '#lib/facts/schema.ts'
import { contestAnswers, readContest, readNewValue } from '#lib/publishing/facts/fact-form.ts'
import { readPublishAt } from '#lib/publishing/schedule-form.ts'

const words = (text: string) => ({ en: text, ru: text, kk: text })
const record = (unit: string, value: unknown, more = {}) =>
  factSchema.parse({
    id: 'a-fact',
    title: words('A fact'),
    unit,
    checked: '2026-11-01',
    confidence: 'official',
    periods: [
      { from: '2020-01-01', value, sources: ['law'], ...more },
      { from: '2027-01-01', value: null, sources: [], note: words('Not known') },
    ],
  })
const SOURCES = new Set(['law', 'press'])
const HEADLINE = { en: 'Now {after}', ru: 'Теперь {after}', kk: 'Енді {after}' }
const ANSWERS = {
  ...{ from: '2027-01-01', known: 'yes', source: 'law', confidence: 'official' },
  ...{ 'headline-en': HEADLINE.en, 'headline-ru': HEADLINE.ru, 'headline-kk': HEADLINE.kk },
}
const MONEY = record('kzt', 4325)

describe('the form of a new value', () => {
  it.each([
    ['kzt', 4325, '4 500,5', 4500.5],
    ['kzt', 4325, '4\u00a0500', 4500],
    ['yes-no', true, 'no', false],
    ['date', '2026-01-01', '2027-02-28', '2027-02-28'],
    ['count', 3, '4', 4],
  ])('%s is read as people write it', (unit, before, value, read) => {
    expect(readNewValue({ ...ANSWERS, value }, record(unit, before), SOURCES)).toEqual({
      data: {
        period: { from: '2027-01-01', value: read, sources: ['law'], headline: HEADLINE },
        confidence: 'official',
      },
    })
  })

  it.each([
    ['a day that is none', { from: '2027-02-30' }, { from: 'fact.day' }],
    ['a day that has a value', { from: '2020-01-01' }, { from: 'fact.dayTaken' }],
    ['no number', { value: 'much' }, { value: 'fact.number' }],
    ['a number below zero', { value: '-5' }, { value: 'fact.number' }],
    ['a digit too many', { value: '43 250' }, { value: 'fact.tenfold' }],
    ['a digit too few', { value: '432' }, { value: 'fact.tenfold' }],
    ['sure of it, and no word why', { value: '43250', sure: 'yes' }, { value: 'fact.tenfold' }],
    ['no source', { source: '' }, { source: 'fact.source' }],
    ['an unknown source', { source: 'law nobody' }, { source: 'fact.unknownSource' }],
    ['half a new source', { 'source-title': 'Title' }, { 'source-id': 'fact.newSource' }],
    [
      'a value of which we are not told how sure it is',
      { confidence: 'unknown' },
      { confidence: 'fact.confidence' },
    ],
    [
      'a headline in one language',
      { 'headline-en': 'It rose', 'headline-ru': '', 'headline-kk': '' },
      { 'headline-ru': 'fact.language' },
    ],
    [
      'no headline for what readers are told of',
      { 'headline-en': '', 'headline-ru': '', 'headline-kk': '' },
      { 'headline-en': 'fact.headline' },
    ],
    [
      'a sign that cannot be printed',
      { 'note-en': 'a\u0000', 'note-ru': 'b', 'note-kk': 'c' },
      { 'note-en': 'unprintable' },
    ],
    ['not known, and no note', { known: 'no', value: '' }, { 'note-en': 'fact.noteUnknown' }],
    ['a confidence that is none', { confidence: 'sure' }, { confidence: 'fact.confidence' }],
  ])('%s is told at its field', (_, over, errors) => {
    const read = readNewValue({ ...ANSWERS, value: '4500', ...over }, MONEY, SOURCES)
    expect(read).toEqual({ errors: expect.objectContaining(errors) })
  })

  it('ten times as much is taken from an editor who says why', () => {
    const sure = { sure: 'yes', 'note-en': 'Why', 'note-ru': 'Почему', 'note-kk': 'Неге' }
    const read = readNewValue({ ...ANSWERS, ...sure, value: '43250' }, MONEY, SOURCES)
    expect(read).toMatchObject({ data: { period: { value: 43250, note: { en: 'Why' } } } })
  })

  it('a new source comes with it, and may not take another’s name', () => {
    const source = {
      'source-id': 'budget-2027',
      'source-title': 'Budget',
      'source-publisher': 'State',
      'source-language': 'ru',
      'source-url': 'https://example.kz/',
      'source-date': '2026-12-08',
      'source-kind': 'official',
    }
    const read = readNewValue({ ...ANSWERS, ...source, source: '', value: '4500' }, MONEY, SOURCES)
    expect(read).toMatchObject({
      data: {
        period: { sources: ['budget-2027'] },
        source: { id: 'budget-2027', kind: 'official' },
      },
    })
    expect(
      readNewValue({ ...ANSWERS, ...source, 'source-id': 'law', value: '4500' }, MONEY, SOURCES),
    ).toEqual({ errors: { 'source-id': 'fact.sourceTaken' } })
    expect(
      readNewValue(
        { ...ANSWERS, ...source, 'source-url': 'javascript:x', value: '4500' },
        MONEY,
        SOURCES,
      ),
    ).toEqual({ errors: { 'source-url': 'fact.sourceUrl' } })
    const wrong = { ...source, 'source-date': '8 декабря 2026', 'source-id': 'Бюджет' }
    // The source is being added: nothing is said of the field for one that is there.
    expect(
      readNewValue({ ...ANSWERS, ...wrong, source: '', value: '4500' }, MONEY, SOURCES),
    ).toEqual({ errors: { 'source-date': 'fact.sourceDate', 'source-id': 'fact.sourceId' } })
  })

  it('errors come all at once, in the order of the fields', () => {
    const headline = { 'headline-en': '', 'headline-ru': '', 'headline-kk': '' }
    const note = { 'note-en': 'a', 'note-ru': '', 'note-kk': 'c' }
    const typed = { ...ANSWERS, ...headline, ...note, source: '', confidence: '', value: '4 500' }
    const read = readNewValue(typed, MONEY, SOURCES)
    expect(Object.keys('errors' in read ? read.errors : {})).toEqual([
      ...['confidence', 'source', 'headline-en', 'note-ru'],
    ])
  })

  it('a value that only the own draft has is corrected, one that readers have seen is not', () => {
    const typed = { ...ANSWERS, from: '2020-01-01', value: '4500' }
    const unpublished = new Set(['2020-01-01'])
    expect(readNewValue(typed, MONEY, SOURCES, { unpublished })).toHaveProperty('data')
    expect(readNewValue(typed, MONEY, SOURCES)).toEqual({ errors: { from: 'fact.dayTaken' } })
  })
})

describe('the form of what each side says', () => {
  const readings = ['A', 'B'].map((who, index) => ({
    who: words(who),
    says: words(`${who} says`),
    value: index + 1,
    sources: ['law', 'press'],
  }))
  const contested = record('count', 1, { readings })

  it('comes back as it was, with all sources', () => {
    const answers = { ...contestAnswers(contested, '2026-12-01'), confidence: 'contested' }
    expect(readContest(answers, contested, SOURCES, 3)).toEqual({
      data: { from: '2020-01-01', confidence: 'contested', readings },
    })
  })

  it('needs two sides, each with who, what and where', () => {
    const answers = { ...contestAnswers(MONEY, '2026-12-01'), confidence: 'contested' }
    expect(readContest(answers, MONEY, SOURCES, 3)).toEqual({
      errors: { 'reading-2-who-en': 'fact.readings' },
    })
    expect(readContest({ ...answers, 'reading-1-who-en': 'A' }, MONEY, SOURCES, 3)).toEqual({
      errors: expect.objectContaining({
        'reading-1-who-ru': 'fact.language',
        'reading-1-says-en': 'fact.language',
        'reading-1-source': 'fact.source',
      }),
    })
  })

  it('a settled matter has no sides', () => {
    const answers = { ...contestAnswers(contested, '2026-12-01'), confidence: 'official' }
    expect(readContest(answers, contested, SOURCES, 3)).toEqual({
      errors: { confidence: 'fact.settled' },
    })
    const none = { from: '2020-01-01', confidence: 'official' }
    expect(readContest(none, contested, SOURCES, 3)).toEqual({ data: { ...none, readings: [] } })
  })
})

describe('the day and hour of a publication', () => {
  const now = Temporal.Instant.from('2026-12-31T18:59:30Z')

  it.each([
    // Almaty is five hours ahead of UTC.
    ['2027-01-01', '09:30', '2027-01-01T04:30:00Z'],
    ['2027-01-01', '', '2026-12-31T19:01:00Z'],
  ])('%s %s is in Almaty', (day, time, at) => {
    expect(readPublishAt(day, time, now)).toEqual({ at: Temporal.Instant.from(at) })
  })

  it.each([
    ['2026-12-31', '23:59', 'changes.past'],
    ['2027-02-30', '', 'changes.day'],
    ['tomorrow', '', 'changes.day'],
    ['2027-01-01', '25:00', 'changes.day'],
    ['', '', 'changes.day'],
  ])('%s %s cannot be', (day, time, error) => {
    expect(readPublishAt(day, time, now)).toEqual({ error })
  })
})
