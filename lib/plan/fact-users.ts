import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { type Guide, listGuides } from '#lib/guides/find.ts'
import { factIdsOf } from '#lib/guides/references.ts'
import { STAGES, type Stage } from '#lib/guides/schema.ts'
import { PLACEHOLDER, type Step } from './checklist/step-schema.ts'
import { stepsOf } from './checklist/steps.ts'

/** What shows a record or counts with it. */
export type FactUsers = {
  guides: Guide[]
  steps: { stage: Stage; step: Step }[]
  sums: FactRecord[]
}

/** Who would say something else if this record changed. */
export function factUsers(id: string, facts: Facts = loadFacts()): FactUsers {
  const shows = (guide: Guide) =>
    Object.values(guide.texts).some((text) => factIdsOf(text).includes(id))
  const steps = STAGES.flatMap((stage) => stepsOf(stage).map((step) => ({ stage, step })))
  return {
    guides: listGuides().filter(shows),
    steps: steps.filter(({ step }) => factsOf(step).includes(id)),
    sums: [...facts.facts.values()].filter((record) => record.sum?.includes(id)),
  }
}

function factsOf({ facts, validity, term, detail }: Step): (string | undefined)[] {
  const filled = [...(detail?.en ?? '').matchAll(PLACEHOLDER)].map(([, id]) => id)
  return [...facts, validity, term, ...filled]
}
