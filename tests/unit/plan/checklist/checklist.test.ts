import { expect, test } from 'vitest'
import { STAGES } from '#lib/guides/schema.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { type Checklist, checklistOf, inOrder } from '#lib/plan/checklist/checklist.ts'
import { isMet } from '#lib/plan/checklist/is-met.ts'
import { CONDITIONS, PHASES, type Step, stepSchema } from '#lib/plan/checklist/step-schema.ts'
import { stepsOf } from '#lib/plan/checklist/steps.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import type { ToolQuery } from '#lib/plan/input/tool-input.ts'
import { answered } from '../../../factories/made-plan.ts'

const DAY = '2026-11-23'

const STEPS = STAGES.flatMap((stage) => stepsOf(stage))

function listFor(query: ToolQuery): Checklist {
  return checklistOf(answered(query), DAY)
}

/** The steps of a list in its order. */
function idsOf({ phases }: Checklist): string[] {
  return phases.flatMap(({ items }) => items.map(({ step }) => step.id))
}

/** The steps which are only perhaps for the reader. */
function perhapsOf({ phases }: Checklist): string[] {
  return phases
    .flatMap(({ items }) => items)
    .filter(({ certain }) => !certain)
    .map(({ step }) => step.id)
}

/** The steps that are told by a condition. */
function toldBy(...conditions: string[]): string[] {
  return STEPS.filter(({ when }) => when && conditions.includes(when)).map(({ id }) => id)
}

function makeStep(id: string, ...after: string[]): Step {
  const title = { en: id, ru: id, kk: id }
  return stepSchema.parse({ id, kind: 'do', title, facts: ['fee'], after })
}

const READERS: ToolQuery[] = [
  {},
  { citizenship: 'other' },
  { citizenship: 'RU', home: 'rent', adults: '2', children: '3' },
  { citizenship: 'DE', group: ['ethnic', 'it'], home: 'host', children: '1' },
  { citizenship: 'AF', group: 'profession', home: 'own', adults: '1' },
  { citizenship: 'KZ', group: 'refugee' },
  { citizenship: 'VA', group: 'investor', home: 'rent' },
]

test.each(STAGES.filter((stage) => stepsOf(stage).length > 0))(
  'of the stage “%s” no step stands before one that it comes after',
  (stage) => {
    const steps = inOrder(stepsOf(stage))
    expect(steps.length).toBe(stepsOf(stage).length)
    const placed = steps.map(({ id }) => id)
    const early = steps.flatMap(({ id, after }) =>
      after.filter((before) => placed.indexOf(before) > placed.indexOf(id)),
    )
    expect(early).toEqual([])
  },
)

test('whatever is answered, no step stands before one that it comes after', () => {
  for (const query of READERS) {
    const placed = idsOf(listFor(query))
    const early = STEPS.filter(({ id }) => placed.includes(id)).flatMap(({ id, after }) =>
      after.filter((before) => placed.indexOf(before) > placed.indexOf(id)),
    )
    expect(early, JSON.stringify(query)).toEqual([])
  }
})

test('whatever is answered, each step is in the list or left out, and only once', () => {
  expect(STEPS.length).toBeGreaterThan(0)
  const all = STEPS.map(({ id }) => id).sort()
  for (const query of READERS) {
    const list = listFor(query)
    const found = [...idsOf(list), ...list.leftOut.map(({ id }) => id)]
    expect(found.sort(), JSON.stringify(query)).toEqual(all)
  }
})

test('the parts stand in the order of the way, and none is empty', () => {
  for (const query of READERS) {
    const { phases } = listFor(query)
    const order = phases.map(({ phase }) => PHASES.indexOf(phase))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(phases.filter(({ items }) => items.length === 0)).toEqual([])
  }
})

test('steps are moved only as far as they must be', () => {
  const steps = [makeStep('c', 'b'), makeStep('x'), makeStep('b', 'a'), makeStep('a')]
  expect(inOrder(steps).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'x'])
  const sorted = [makeStep('x'), makeStep('a'), makeStep('b', 'a', 'elsewhere')]
  expect(inOrder(sorted)).toEqual(sorted)
  expect(inOrder([])).toEqual([])
  // The check refuses such steps; a page that shows them must still come.
  expect(inOrder([makeStep('a', 'b'), makeStep('b', 'a')])).toHaveLength(2)
})

test('no state whose papers need a translation only is told of a stamp', () => {
  const waived = countries().countries.filter(
    ({ documentRoute }) => documentRoute === 'none_translation_only',
  )
  expect(waived.length).toBeGreaterThan(0)
  for (const { code } of waived)
    expect(idsOf(listFor({ citizenship: code }))).not.toContain('legalise')
})

test.each([
  ['rent', 'notarised-lease', ['owner-application', 'ask-own-home']],
  ['host', 'owner-application', ['notarised-lease', 'ask-own-home']],
  ['own', 'ask-own-home', ['notarised-lease', 'owner-application']],
])('who lives in the way “%s” needs %s, and not the papers of others', (home, needed, others) => {
  const list = listFor({ home })
  expect(idsOf(list)).toContain(needed)
  expect(perhapsOf(list)).not.toContain(needed)
  expect(list.leftOut.map(({ id }) => id)).toEqual(expect.arrayContaining(others))
})

test('who answered nothing is shown every step that may be theirs, counted for one person', () => {
  const list = listFor({})
  const left = toldBy(
    'family',
    'grown-family',
    'children',
    'exempt',
    'profession',
    'refugee',
    'consent-age',
  )
  expect(list.leftOut.map(({ id }) => id)).toEqual(left)
  expect(perhapsOf(list)).toEqual(
    expect.arrayContaining(toldBy('long-stay', 'needs-visa', 'rents', 'hosted', 'owns')),
  )
})

test('who has to show money and who is free from it have different papers', () => {
  const shows = idsOf(listFor({}))
  const free = idsOf(listFor({ group: 'ethnic' }))
  for (const id of toldBy('shows-money')) {
    expect(shows).toContain(id)
    expect(free).not.toContain(id)
  }
  for (const id of toldBy('exempt')) {
    expect(shows).not.toContain(id)
    expect(free).toContain(id)
  }
})

test('the papers of a family are for who names one, by age', () => {
  const grown = idsOf(listFor({ adults: '1' }))
  const young = idsOf(listFor({ children: '1' }))
  for (const id of toldBy('family')) {
    expect(grown).toContain(id)
    expect(young).toContain(id)
  }
  for (const id of toldBy('grown-family')) {
    expect(grown).toContain(id)
    expect(young).not.toContain(id)
  }
  for (const id of toldBy('children')) {
    expect(grown).not.toContain(id)
    expect(young).toContain(id)
  }
})

test('a step is certain once the toolInput say so, and its “if” stays only where no answer can tell', () => {
  const list = listFor({ citizenship: 'RU', home: 'rent', adults: '1', children: '1' })
  const unsaid = [
    ...STEPS.filter(({ when, applies }) => applies && !when).map(({ id }) => id),
    // Sources disagree about the consent, and the child's age was not said.
    'home-consent',
    'child-consent',
  ]
  expect(perhapsOf(list).sort()).toEqual(unsaid.sort())
})

test('every condition tells at least one step', () => {
  expect(CONDITIONS.filter((condition) => toldBy(condition).length === 0)).toEqual([])
})

test('where the toolInput may not tell, a step says in every language for whom it is', () => {
  const unknown = CONDITIONS.filter((condition) =>
    READERS.some((query) => isMet(condition, answered(query), DAY) === undefined),
  )
  expect(unknown).toEqual([
    'long-stay',
    'needs-visa',
    'needs-stamp',
    'rents',
    'hosted',
    'owns',
    'home-consent',
    'consent-age',
    'not-owner',
  ])
  // That somebody is no owner needs no “if”: who said nothing is shown what a tenant does.
  const steps = STEPS.filter(({ when }) => when && when !== 'not-owner' && unknown.includes(when))
  const mute = steps.filter(({ applies }) => LOCALES.some((locale) => !applies?.[locale]))
  expect(mute.map(({ id }) => id)).toEqual([])
})
