import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findFactOn } from '#lib/facts/find.ts'
import { loadFacts } from '#lib/facts/load.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { ACTION_IDS } from '#lib/plan/actions/action-ids.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import { ISO_CODES } from '#lib/plan/countries/iso-codes.ts'
import {
  GROUPS,
  HOMES,
  PLACES,
  parseToolInput,
  queryOf,
  type ToolInput,
} from '#lib/plan/input/tool-input.ts'
import { planOf } from '#lib/plan/plan.ts'
import { absenceOf } from '#lib/plan/stay/absence.ts'
import { ENTRY_IDS, type Reading } from '#lib/plan/timeline/entry.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { planMarkdown } from '#lib/plan/words/plan-markdown.ts'

const days = fc
  .integer({ min: -400, max: 700 })
  .map((shift) => Temporal.PlainDate.from('2026-11-30').add({ days: shift }).toString())
const day = fc.option(days, { nil: undefined })
const count = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined })
const stay = fc.tuple(days, fc.integer({ min: 0, max: 80 })).map(([from, length]) => ({
  from,
  to: Temporal.PlainDate.from(from).add({ days: length }).toString(),
}))

/** Whatever a reader may tell the plan. */
const inputs: fc.Arbitrary<ToolInput> = fc.record({
  citizenship: fc.option(fc.constantFrom(...ISO_CODES, 'XK', 'other'), { nil: undefined }),
  place: fc.option(fc.constantFrom(...PLACES), { nil: undefined }),
  group: fc.subarray([...GROUPS]),
  home: fc.option(fc.constantFrom(...HOMES), { nil: undefined }),
  ages: fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 5 }),
  adults: fc.integer({ min: 0, max: 3 }),
  children: fc.integer({ min: 0, max: 3 }),
  arrival: day,
  screening: day,
  apply: day,
  visa: day,
  passport: day,
  certificate: day,
  criminal: day,
  medical: day,
  bank: day,
  lease: day,
  card: fc.option(days, { nil: undefined, freq: 8 }),
  need: day,
  stays: fc
    .array(stay, { maxLength: 3 })
    .map((list) => list.sort((a, b) => a.from.localeCompare(b.from))),
  trips: fc
    .array(stay, { maxLength: 3 })
    .map((list) => list.sort((a, b) => a.from.localeCompare(b.from))),
  petitionDays: count,
  papersDays: count,
  iinDays: count,
  accountDays: count,
  checkupDays: count,
  lodgingDays: count,
})

const todays = fc
  .integer({ min: 0, max: 300 })
  .map((shift) => Temporal.PlainDate.from('2026-11-20').add({ days: shift }).toString())

const RUNS = { numRuns: 150 }

test('every input ends in a plan, and its steps stand after those that they need', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const plan = planOf(toolInput, today)
      const steps = plan.checklist.phases.flatMap(({ items }) => items.map(({ step }) => step))
      const ids = steps.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [index, step] of steps.entries()) {
        for (const before of step.after) expect(ids.indexOf(before)).toBeLessThan(index)
      }
    }),
    RUNS,
  )
})

test('nothing that is next has a day before today', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const { actions } = planOf(toolInput, today)
      for (const { by } of actions) expect(by === undefined || by >= today).toBe(true)
      expect(actions.every(({ id }) => ACTION_IDS.includes(id))).toBe(true)
    }),
    RUNS,
  )
})

test('the careful reading is nowhere earlier than the quick one', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const read = (reading: Reading) =>
        timelineOf(toolInput, today, siteCalendar(), loadFacts(), reading)
      const careful = read('careful')
      for (const { id, day: quick } of read('quick').entries) {
        const other = careful.entries.find((entry) => entry.id === id)?.day
        const beyond = careful.beyondCalendar.includes(id) || other === undefined
        // The day by which to be back is a limit: the careful one comes first.
        const [first, last] = id === 'back-by' ? [other ?? '', quick] : [quick, other ?? '']
        expect(beyond || last >= first, `${id} ${other} ${quick}`).toBe(true)
      }
    }),
    RUNS,
  )
})

test('days abroad: the careful count is never the lower one, nor its day to be back the later one', () => {
  fc.assert(
    fc.property(inputs, days, todays, (toolInput, card, today) => {
      const absence = absenceOf({ ...toolInput, card }, today)
      expect(absence === undefined).toBe(toolInput.trips.length === 0)
      if (!absence) return
      for (const { careful, quick } of absence.periods.map((period) => period.days)) {
        expect(careful).toBeGreaterThanOrEqual(quick)
      }
      const { backBy, mayLeave, trip } = absence
      expect((backBy.careful ?? '') <= (backBy.quick ?? backBy.careful ?? '')).toBe(true)
      expect(backBy.careful === undefined).toBe(mayLeave !== undefined)
      expect((mayLeave ?? trip.from) >= trip.from).toBe(true)
    }),
    RUNS,
  )
})

test('an application that we assume comes after the screening and everything that takes time', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const { entries } = timelineOf({ ...toolInput, apply: undefined }, today)
      const dayOf = (id: string) => entries.find((entry) => entry.id === id)?.day
      const apply = dayOf('apply')
      if (!apply) return
      expect(apply >= today).toBe(true)
      for (const id of [
        'certificate',
        'iin',
        'account',
        'checkup',
        'lodging',
        'visa-inside',
        'visa-own',
        'papers-home',
        'refugee-papers',
      ]) {
        expect(apply > (dayOf(id) ?? ''), id).toBe(true)
      }
      expect(apply >= (dayOf('arrival') ?? ''), 'arrival').toBe(true)
    }),
    RUNS,
  )
})

test('only days that the reader named are planned, and each entry stands once and in order', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const { entries } = timelineOf(toolInput, today)
      const named = Object.values(toolInput)
      for (const entry of entries) {
        if (entry.kind === 'plan') expect(named).toContain(entry.day)
        expect(ENTRY_IDS).toContain(entry.id)
      }
      const order = entries.map(({ day: one, id }) => `${one} ${ENTRY_IDS.indexOf(id) + 100}`)
      expect(order).toEqual([...order].sort())
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    }),
    RUNS,
  )
})

test('a sum in tenge rests on an index of its own day', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const { costs } = planOf(toolInput, today)
      const index = findFactOn('mci', costs.day)?.value
      expect(costs.total === null).toBe(typeof index !== 'number')
      for (const { fact } of costs.payments) {
        if (fact.silent) continue
        expect(fact.from <= costs.day).toBe(true)
        expect(fact.until === null || fact.until >= costs.day).toBe(true)
      }
    }),
    RUNS,
  )
})

test('what stands in the address comes out of it the same', () => {
  fc.assert(
    fc.property(inputs, (toolInput) => {
      const typed = new URLSearchParams(queryOf(toolInput))
      const query = Object.fromEntries([...typed.keys()].map((name) => [name, typed.getAll(name)]))
      const read = parseToolInput(query)
      expect(read.errors).toBeUndefined()
      expect(read.toolInput).toEqual(toolInput)
    }),
    RUNS,
  )
})

test('whatever is typed is read or complained of, and never thrown at', () => {
  const typed = fc.dictionary(
    fc.constantFrom(...Object.keys(parseToolInput({}).toolInput), 'plan', 'on', 'done'),
    fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
  )
  fc.assert(
    fc.property(typed, (query) => {
      const { toolInput } = parseToolInput(query)
      expect(planOf(toolInput, '2026-11-30').timeline.entries.length).toBeGreaterThanOrEqual(0)
    }),
    RUNS,
  )
})

test('nobody is told to do at once what can only be done after a journey', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const { actions } = planOf(toolInput, today)
      const travel = actions.findIndex(({ id }) => id === 'travel' || id === 'travel-day')
      const later = travel < 0 ? [] : actions.slice(travel + 1)
      expect(later.filter(({ dayKind, overdue }) => dayKind === 'now' && !overdue)).toEqual([])
    }),
    RUNS,
  )
})

test('no stay ends before it began, and no reader is told two things of one paper', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const { entries, conflicts } = planOf(toolInput, today).timeline
      const dayOf = (id: string) => entries.find((entry) => entry.id === id)?.day
      expect((dayOf('stay-ends') ?? '9999') >= (dayOf('arrival') ?? '')).toBe(true)
      const said = conflicts.map(({ id, paper, entry }) => `${paper ?? entry ?? id}`)
      const papers = said.filter((one) => ['criminal', 'medical', 'bank'].includes(one))
      expect(new Set(papers).size).toBe(papers.length)
    }),
    RUNS,
  )
})

test('a refugee reads nothing of a passport or a new criminal record', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const group: ToolInput['group'] = [...new Set([...toolInput.group, 'refugee' as const])]
      const { timeline, actions, ground } = planOf(
        { ...toolInput, group, citizenship: 'SY' },
        today,
      )
      const ids: string[] = [
        ...timeline.entries.map(({ id }) => id),
        ...timeline.conflicts.map(({ id, paper }) => `${id} ${paper ?? ''}`.trim()),
        ...actions.flatMap(({ id, bring }) => [id, ...bring.map(({ step }) => step.id)]),
        ...ground.ask,
      ]
      for (const never of [
        'passport-ends',
        'stay-ends',
        'papers-home',
        'visa-abroad',
        'passport-too-short',
        'paper-too-old criminal',
        'passed criminal',
        'papers',
        'passport',
        'passport-apply',
        'travel-passport',
        'criminal-record',
        'home-consent',
        'country',
        'stay-unknown',
        'visa-unknown',
      ]) {
        expect(ids).not.toContain(never)
      }
    }),
    RUNS,
  )
})

test('whatever is planned has words in each language, with every number in its place', () => {
  fc.assert(
    fc.property(inputs, todays, (toolInput, today) => {
      const plan = planOf(toolInput, today)
      for (const locale of LOCALES) {
        expect(planMarkdown(plan, locale, 'x')).not.toMatch(HOLES)
      }
    }),
    { numRuns: 60 },
  )
})

/** Placeholders that were not filled in, values that are none, and two full stops in a row. */
const HOLES = /[{}]|\b(?:undefined|NaN)\b|\[object|г\.\./
