import { type Ledger, ledger } from '#lib/facts/load.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import type { ToolInput } from '../tool-input.ts'
import { isMet } from './is-met.ts'
import type { Step } from './step-schema.ts'
import { stepsOf } from './steps.ts'

export type ChecklistItem = {
  step: Step
  /** Whether it is for this reader for certain, or only if what `applies` says is so. */
  certain: boolean
}

export type Checklist = {
  stages: { stage: Stage; items: ChecklistItem[] }[]
  /** What the answers rule out, so that nobody misses it unseen. */
  leftOut: Step[]
}

/** What one reader has to do and to bring, by stage and in an order in which it can be done. */
export function checklistOf(
  toolInput: ToolInput,
  day: string,
  facts: Ledger = ledger(),
): Checklist {
  const leftOut: Step[] = []
  const stages = STAGES.flatMap((stage) => {
    const items = inOrder(stepsOf(stage)).flatMap((step): ChecklistItem[] => {
      const held = step.when && isMet(step.when, toolInput, day, facts)
      if (held === false) {
        leftOut.push(step)
        return []
      }
      return [{ step, certain: held === true || !step.applies }]
    })
    return items.length > 0 ? [{ stage, items }] : []
  })
  return { stages, leftOut }
}

/** A stage's steps, none before one of the same stage that it comes after; else as written. */
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
