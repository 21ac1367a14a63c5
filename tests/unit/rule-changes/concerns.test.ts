import { expect, test } from 'vitest'
import { loadFacts } from '#lib/facts/load.ts'
import { countAudiences, createConcerns } from '#lib/rule-changes/concerns.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import { siteFactsWith, withNewValue } from '../../factories/rule-change.ts'

const TODAY = '2026-12-01'

/** A change of one of the site's records from today on. */
function change(id: string, value: number) {
  const before = loadFacts().facts.get(id)
  if (!before) throw new Error(`There is no record “${id}”.`)
  return { before, after: withNewValue(id, TODAY, value), day: TODAY }
}

const FILING: Follow = {
  kind: 'plan',
  target:
    'citizenship=RU&place=visa-free&arrival=2026-11-20&apply=2026-12-28&certificate=2026-11-25',
}

function concernsOf(id: string, value: number) {
  const made = change(id, value)
  return createConcerns([made], siteFactsWith(made.after), TODAY)
}

test('a change concerns those who follow the record, and guides that show it', () => {
  const { of } = concernsOf('fee-prp', 6)
  expect(of({ kind: 'fact', target: 'fee-prp' })).toBeDefined()
  expect(of({ kind: 'fact', target: 'absence-limit' })).toBeUndefined()
  expect(of({ kind: 'guide', target: 'apply-and-wait' })).toBeDefined()
  expect(of({ kind: 'guide', target: 'no-such-guide' })).toBeUndefined()
})

test('the index concerns whoever follows a sum in it', () => {
  const { of } = concernsOf('mci', 5_000)
  expect(of({ kind: 'fact', target: 'fee-prp' })).toBeDefined()
  expect(of({ kind: 'fact', target: 'absence-limit' })).toBeUndefined()
})

test('a plan is told what it comes to now, and what it was', () => {
  // 4 MCI of 4,325 ₸ become 6.
  const results = concernsOf('fee-prp', 6).of(FILING)?.results ?? []
  expect(results.map(({ before, after }) => [after?.id, before?.value, after?.value])).toEqual([
    ['duty', 17_300, 25_950],
  ])
  expect(results[0]?.after?.words.kk).toMatch(/25\s950/)
})

test('a change that a plan does not count with does not concern it', () => {
  expect(concernsOf('fee-card', 9).of({ kind: 'plan', target: 'citizenship=KZ' })).toBeUndefined()
  expect(concernsOf('absence-limit', 100).of(FILING)).toBeUndefined()
})

test('a country is told like a plan of which only the citizenship is known', () => {
  const results = concernsOf('fee-prp', 6).of({ kind: 'country', target: 'RU' })?.results ?? []
  expect(results.some(({ after }) => after?.id === 'duty')).toBe(true)
})

test('a change that is ahead concerns whoever has no day of filing yet, with its day', () => {
  const before = change('fee-prp', 6).before
  const day = '2027-02-01'
  const after = withNewValue('fee-prp', day, 6)
  const { of } = createConcerns([{ before, after, day }], siteFactsWith(after), TODAY)
  const told = (follow: Follow) =>
    of(follow)?.results.map((one) => [one.after?.id, one.before?.value, one.after?.value, one.from])
  expect(told({ kind: 'country', target: 'RU' })).toEqual([['duty', '4 mci', '6 mci', day]])
  expect(told({ kind: 'plan', target: 'citizenship=RU' })).toEqual([
    ['duty', '4 mci', '6 mci', day],
  ])
  // The same plan with a day: before the change nothing is new, after it the sum of that day is.
  expect(told(FILING)).toBeUndefined()
  const later = FILING.target.replace('apply=2026-12-28', 'apply=2027-02-03')
  expect(told({ kind: 'plan', target: later })).toEqual([['duty', '4 mci', '6 mci', undefined]])
})

test('changes of several days are told each with its day, and what stays the same once', () => {
  const { before } = change('fee-prp', 6)
  const fee = withNewValue('fee-prp', '2027-02-01', 6)
  const card = change('fee-card', 9)
  const { of } = createConcerns(
    [{ before, after: fee, day: '2027-02-01' }, card],
    siteFactsWith(fee, card.after),
    TODAY,
  )
  const results = of({ kind: 'country', target: 'RU' })?.results ?? []
  expect(results.map(({ after, from }) => [after?.id, after?.value, from])).toEqual([
    ['card', '9 mci', undefined],
    ['duty', '6 mci', '2027-02-01'],
  ])
})

test('several changes of one record are one, from the first value to the last', () => {
  const first = change('fee-prp', 5)
  const second = { before: first.after, after: change('fee-prp', 6).after, day: TODAY }
  const { of } = createConcerns([first, second], siteFactsWith(second.after), TODAY)
  const results = of(FILING)?.results ?? []
  expect(results.map(({ before, after }) => [before?.value, after?.value])).toEqual([
    [17_300, 25_950],
  ])
})

test('what editors have not decided about yet is told to nobody', () => {
  const announced = change('fee-prp', 6)
  const undecided = withNewValue('fee-card', TODAY, 9)
  const { of } = createConcerns([announced], siteFactsWith(announced.after, undecided), TODAY)
  expect(of(FILING)?.results.map(({ after }) => after?.id)).toEqual(['duty'])
})

test('each reader counts once in all, and by what they asked for', async () => {
  async function* readers() {
    const base = { email: 'r@example.org', locale: 'en' as const, wantsAll: false }
    yield { ...base, id: '1', wantsAll: true, follows: [] }
    yield {
      ...base,
      id: '2',
      wantsAll: true,
      follows: [{ kind: 'fact' as const, target: 'fee-prp' }],
    }
    yield {
      ...base,
      id: '3',
      follows: [FILING, { kind: 'guide' as const, target: 'apply-and-wait' }],
    }
    yield { ...base, id: '4', follows: [{ kind: 'fact' as const, target: 'absence-limit' }] }
  }
  const made = [change('fee-prp', 6), change('absence-limit', 100)]
  const audiences = await countAudiences(
    made,
    readers(),
    siteFactsWith(...made.map((m) => m.after)),
    TODAY,
  )
  expect(audiences).toEqual([
    { total: 3, all: 2, fact: 1, guide: 1, country: 0, plan: 1 },
    expect.objectContaining({ total: 3, all: 2, fact: 1, plan: 0 }),
  ])
})
