import { expect, test } from 'vitest'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import { canonicalPlanQuery, queryIn } from '#lib/plan/input/plan-address.ts'
import { parseToolInput, type ToolQuery } from '#lib/plan/input/tool-input.ts'
import { type PlanChange, planChanges, planDigest } from '#lib/plan/plan-digest.ts'
import { answered } from '../../factories/made-plan.ts'

const DAY = '2026-11-30'

/** The site's facts with one record changed. */
function factsWith(id: string, change: (record: FactRecord) => FactRecord): Facts {
  const facts = loadFacts()
  const record = facts.facts.get(id)
  if (!record) throw new Error(`There is no record “${id}”.`)
  return { ...facts, facts: new Map([...facts.facts, [id, change(record)]]) }
}

/** A record that says one value on every day. */
function always(value: number) {
  return (record: FactRecord): FactRecord => ({
    ...record,
    periods: [{ from: '2000-01-01', since: 'exact', value, sources: [] }],
  })
}

function digest(query: ToolQuery, day = DAY, facts = loadFacts()) {
  return planDigest(answered(query), day, siteCalendar(), facts)
}

/** Changes as “kind id: before → after”. */
function told(changes: PlanChange[]): string[] {
  return changes.map(({ before, after }) => {
    const { kind, id } = after ?? before ?? {}
    return `${kind} ${id}: ${before?.value ?? '—'} → ${after?.value ?? '—'}`
  })
}

const FILING: ToolQuery = {
  citizenship: 'RU',
  place: 'visa-free',
  arrival: '2026-11-20',
  apply: '2026-12-28',
  certificate: '2026-11-25',
}

test('a plan’s results have their day, their sum in tenge and words in three languages', () => {
  const results = digest(FILING)
  const find = (kind: string, id: string) =>
    results.find((one) => one.kind === kind && one.id === id)
  expect(find('ground', 'best')).toMatchObject({ value: 'treaty', fixed: true })
  expect(find('day', 'apply')).toMatchObject({ value: '2026-12-28', fixed: true })
  expect(find('day', 'apply')?.words).toEqual({
    en: expect.stringMatching(/^28\sDecember\s2026$/),
    ru: expect.stringMatching(/^28\sдекабря\s2026\sг\.$/),
    kk: expect.stringMatching(/^2026\sжылғы\s28\sжелтоқсан$/),
  })
  // 4 MCI of 2026 (4,325 ₸).
  expect(find('sum', 'duty')).toMatchObject({ value: 17_300 })
  expect(find('sum', 'duty')?.words.en).toContain('17,300')
  expect(find('paper', 'criminal-record')).toMatchObject({ value: 'asked' })
})

test('a day of our own count moves on with today and is no change', () => {
  const query: ToolQuery = { citizenship: 'DE', place: 'abroad' }
  const before = digest(query, '2026-12-01')
  expect(before.find(({ id }) => id === 'papers-home')).toMatchObject({ fixed: false })
  const later = digest(query, '2026-12-02')
  expect(told(planChanges(before, later, '2026-12-02')).filter((one) => /^day/.test(one))).toEqual(
    [],
  )
})

test('a longer review moves the decision, and the reader is told the new day', () => {
  const changed = digest(FILING, DAY, factsWith('review-term', always(90)))
  const changes = told(planChanges(digest(FILING), changed, DAY))
  expect(changes).toContainEqual(
    expect.stringMatching(/^day decision: 2027-\d\d-\d\d → 2027-03-28$/),
  )
})

test('a new index is a new sum of the duty and of the money to show', () => {
  const changed = digest(FILING, DAY, factsWith('mci', always(5000)))
  const changes = told(planChanges(digest(FILING), changed, DAY))
  expect(changes).toContain('sum duty: 17300 → 20000')
  expect(changes).toContain('sum solvency: 5709000 → 6600000')
})

test('an index that becomes known is told, where the plan had only the number of indices', () => {
  const next: ToolQuery = { ...FILING, apply: '2027-02-01' }
  expect(digest(next).find(({ id }) => id === 'duty')).toMatchObject({ value: '4 mci' })
  const changed = digest(next, DAY, factsWith('mci', always(4500)))
  expect(told(planChanges(digest(next), changed, DAY))).toContain('sum duty: 4 mci → 18000')
})

test('nothing has changed for who asks twice, and a day that has passed is none', () => {
  expect(planChanges(digest(FILING), digest(FILING), DAY)).toEqual([])
  const later = '2026-12-02'
  const days = told(planChanges(digest(FILING), digest(FILING, later), later))
  expect(days.filter((one) => /^day/.test(one))).toEqual([])
})

test('a citizen has no days, sums or papers to be told of', () => {
  expect(digest({ citizenship: 'KZ' }).map(({ kind, value }) => [kind, value])).toEqual([
    ['ground', 'home'],
  ])
})

test('a plan is stored by its answers and its name, without ticks, another day or what is no answer', () => {
  const text =
    '?done=travel-passport&on=2026-12-24&citizenship=Россия&group=spouse&group=spouse&arrival=20.11.2026&evil=1'
  const stored = canonicalPlanQuery(text)
  expect(stored).toMatch(/^citizenship=RU&group=spouse&arrival=2026-11-20&plan=[a-z0-9]{12}$/)
  expect(canonicalPlanQuery(stored ?? '')).toBe(stored)
  expect(parseToolInput(queryIn(stored ?? '')).errors).toBeUndefined()
})

test('no plan is stored where nothing was answered', () => {
  for (const text of [
    '',
    '?',
    'citizenship=',
    'x=1',
    'citizenship=Atlantis',
    'plan=abcdef123456',
  ]) {
    expect(canonicalPlanQuery(text)).toBeUndefined()
  }
})
