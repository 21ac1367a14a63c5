import type { Step } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'
import { say } from '../say.ts'

/** Steps must refer to existing records and earlier steps, without cycles. */
export function checkSteps({ steps, facts }: Content): Finding[] {
  const list = steps.flatMap(({ records }) => records.list)
  const known = new Set(steps.flatMap(({ records }) => [...records.ids]))
  const byId = new Map(list.map(({ data }) => [data.id, data]))
  return list.flatMap((step) => [...unknownFacts(step, facts.ids), ...order(step, known, byId)])
}

function unknownFacts(step: Placed<Step>, known: Set<string>): Finding[] {
  const { facts, validity, term } = step.data
  const named = [
    ...facts.map((id, index) => ({ id, valuePath: ['facts', index] })),
    ...(validity ? [{ id: validity, valuePath: ['validity'] }] : []),
    ...(term ? [{ id: term, valuePath: ['term'] }] : []),
  ]
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, valuePath }) => ({
      path: step.path,
      line: step.lineOf(valuePath),
      ...say('no-record', { id }),
      level: 'error',
    }))
}

function order(step: Placed<Step>, known: Set<string>, byId: Map<string, Step>): Finding[] {
  return step.data.after.flatMap((id, index): Finding[] => {
    const place = { path: step.path, line: step.lineOf(['after', index]) }
    if (!known.has(id)) return [{ ...place, ...say('no-step', { id }), level: 'error' }]
    if (!waitsFor(id, step.data.id, byId)) return []
    const said = say('steps-wait', { id: step.data.id, other: id })
    return [{ ...place, ...said, level: 'error' }]
  })
}

function waitsFor(
  id: string,
  other: string,
  byId: Map<string, Step>,
  seen: string[] = [],
): boolean {
  if (id === other) return true
  if (seen.includes(id)) return false
  return (byId.get(id)?.after ?? []).some((next) => waitsFor(next, other, byId, [...seen, id]))
}
