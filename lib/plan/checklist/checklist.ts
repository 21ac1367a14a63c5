import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import type { ToolInput } from '../input/tool-input.ts'
import { isMet } from './is-met.ts'
import { PHASES, type Phase, type Step } from './step-schema.ts'
import { stepsOf } from './steps.ts'

export type ChecklistItem = {
  step: Step
  stage: Stage
  /** Whether it is for this reader for certain, or only if what `applies` says is so. */
  certain: boolean
}

export type Checklist = {
  phases: { phase: Phase; items: ChecklistItem[] }[]
  /** What the answers rule out, so that nobody misses it unseen. */
  leftOut: Step[]
}

const PHASE_OF: Record<Stage, Phase> = {
  start: 'travel',
  arrive: 'arrival',
  screening: 'screening',
  papers: 'prepare',
  money: 'prepare',
  home: 'prepare',
  apply: 'filing',
  card: 'card',
  keep: 'keep',
  live: 'keep',
}

/** What one reader has to do and to bring, by part of the way and in an order that can be followed. */
export function checklistOf(
  toolInput: ToolInput,
  day: string,
  facts: Facts = loadFacts(),
): Checklist {
  const leftOut: Step[] = []
  const ahead = phasesAhead(toolInput, day)
  const all = STAGES.flatMap((stage) => stepsOf(stage).map((step) => ({ stage, step })))
  const items = all.flatMap(({ stage, step }): ChecklistItem[] => {
    if (!ahead.includes(phaseOf(stage, step))) return []
    const met = step.when && isMet(step.when, toolInput, day, facts)
    if (met === false) {
      leftOut.push(step)
      return []
    }
    return [{ step, stage, certain: met === true || !step.applies }]
  })
  const ordered = inOrder(items.map(({ step }) => step)).flatMap(
    (step) => items.find((item) => item.step === step) ?? [],
  )
  const phases = ahead.flatMap((phase) => {
    const own = ordered.filter(({ stage, step }) => phaseOf(stage, step) === phase)
    return own.length > 0 ? [{ phase, items: own }] : []
  })
  return { phases, leftOut }
}

/** The parts that lie before a reader: who has applied needs no preparation, who has a card only keeps it. */
function phasesAhead({ card, apply }: ToolInput, day: string): readonly Phase[] {
  if (card) return PHASES.slice(PHASES.indexOf('keep'))
  if (apply && apply < day) return PHASES.slice(PHASES.indexOf('wait'))
  return PHASES
}

function phaseOf(stage: Stage, step: Step): Phase {
  return step.phase ?? PHASE_OF[stage]
}

/** Steps with none before one that it comes after; else as written. */
export function inOrder(steps: Step[]): Step[] {
  // A step is put down before it is placed, so that two that wait for each other do not wait for ever.
  const met = new Set<Step>()
  const place = (step: Step): Step[] => {
    if (met.has(step)) return []
    met.add(step)
    const before = steps.filter(({ id }) => step.after.includes(id))
    return [...before.flatMap(place), step]
  }
  return steps.flatMap(place)
}
