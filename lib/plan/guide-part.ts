import type { Guide } from '#lib/guides/find.ts'
import type { Stage } from '#lib/guides/schema.ts'
import type { Action } from './actions/actions.ts'
import type { ChecklistItem } from './checklist/checklist.ts'
import type { Phase } from './checklist/step-schema.ts'
import type { ROUTE_PARTS, RouteLine } from './ground/legal-basis.ts'
import type { CostLine } from './money/costs.ts'
import type { ReaderPlan } from './plan.ts'
import type { TimelineEntry } from './timeline/entry.ts'

/** The part of a reader's plan that concerns one guide. */
export type GuidePart = {
  /** What the reader's citizenship and ties mean here. */
  lines: RouteLine[]
  /** What lies ahead and has this guide. */
  actions: Action[]
  /** Steps that no action above brings. */
  items: ChecklistItem[]
  dates: TimelineEntry[]
  costs: CostLine[]
}

type Choice = {
  lines?: (typeof ROUTE_PARTS)[number][]
  /** Which steps of the guide's stage; without it all. */
  steps?: (id: string, phase: Phase) => boolean
  /** Which days of the guide's stage; without it all. */
  dates?: (id: TimelineEntry['id']) => boolean
  costs?: CostLine['id'][]
}

/** Stages with a guide of their own; what belongs to the others is a choice of `BY_GUIDE`. */
const OWN_GUIDE: readonly Stage[] = ['arrive', 'screening', 'money', 'home', 'card']

const NOTHING: Choice = { steps: () => false, dates: () => false }
const KEEPING = /^(count-days-abroad|check-registration|keep-profession)$/

/** The guide of a step that says more about it. */
export function guideOfStep({ stage, step }: ChecklistItem, phase: Phase): string {
  const fits = Object.entries(STEP_GUIDES).find(
    ([slug, of]) => of === stage && (BY_GUIDE[slug]?.steps?.(step.id, phase) ?? true),
  )
  return fits?.[0] ?? 'overview'
}

/** Guides with steps, by the stage of these. */
const STEP_GUIDES: Record<string, Stage> = {
  'arrive-and-register': 'arrive',
  screening: 'screening',
  'papers-from-home': 'papers',
  'papers-from-kazakhstan': 'papers',
  'money-to-show': 'money',
  'housing-and-registration': 'home',
  'apply-and-wait': 'apply',
  'the-card': 'card',
  renewal: 'keep',
  'keeping-it': 'keep',
}

/** What a guide has beyond its stage, or less than it. */
const BY_GUIDE: Record<string, Choice> = {
  overview: { ...NOTHING, lines: ['basis'] },
  'who-can-apply': {
    ...NOTHING,
    lines: ['basis'],
    costs: ['visa-once', 'visa-many', 'visa-abroad'],
  },
  'other-routes': { ...NOTHING, lines: ['basis'] },
  'arrive-and-register': { lines: ['stay'] },
  screening: { lines: ['screening'], costs: ['test'] },
  'papers-from-home': {
    lines: ['papers'],
    steps: (id, phase) => phase === 'travel' || id === 'refugee-papers' || id === 'translate',
    dates: (id) => /^(papers-home|refugee-papers|criminal|passport)/.test(id),
  },
  'papers-from-kazakhstan': {
    steps: (id, phase) => phase !== 'travel' && id !== 'refugee-papers' && id !== 'translate',
    dates: (id) => /^(checkup|medical)/.test(id),
  },
  'money-to-show': { lines: ['money'], costs: ['solvency'] },
  'apply-and-wait': { steps: () => true, dates: () => true, costs: ['duty'] },
  'the-card': { costs: ['card'] },
  renewal: {
    steps: (id) => !KEEPING.test(id),
    dates: (id) => id !== 'back-by',
    costs: ['card'],
  },
  'keeping-it': { steps: (id) => KEEPING.test(id), dates: (id) => id === 'back-by' },
}

/**
 * The part of a plan that concerns a guide: of its stage what this guide is about. A guide that the
 * plan knows nothing for gets the ground alone.
 */
export function guidePartOf(
  plan: ReaderPlan,
  { slug, frontMatter: { stage } }: Pick<Guide, 'slug' | 'frontMatter'>,
): GuidePart {
  const { ground, costs, checklist, timeline } = plan
  const choice = BY_GUIDE[slug] ?? (OWN_GUIDE.includes(stage) ? {} : NOTHING)
  const actions = plan.actions.filter((action) => action.guide === slug)
  const brought = actions.flatMap(({ bring }) => bring.map(({ step }) => step.id))
  const items = checklist.phases.flatMap(({ phase, items: all }) =>
    all.filter(
      (item) =>
        item.stage === stage &&
        !brought.includes(item.step.id) &&
        (choice.steps?.(item.step.id, phase) ?? true),
    ),
  )
  const dates = timeline.entries.filter(
    (entry) => entry.stage === stage && (choice.dates?.(entry.id) ?? true),
  )
  const lines = (choice.lines ?? []).flatMap((part) => ground.advice.parts[part])
  const isEmpty = [lines, actions, items, dates].every((list) => list.length === 0)
  const paid = [...costs.payments, ...costs.perhaps, ...(costs.shown ? [costs.shown] : [])]
  const said = actions.flatMap((action) => action.costs.map(({ id }) => id))
  return {
    lines: isEmpty ? [ground.best.line] : lines,
    actions,
    items,
    dates,
    costs: (choice.costs ?? []).flatMap((id) =>
      said.includes(id) ? [] : (paid.find((line) => line.id === id) ?? []),
    ),
  }
}
