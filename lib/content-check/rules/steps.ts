import type { Step } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import type { Placed } from '../read/read-records.ts'

/** Steps name records and earlier steps that exist, and wait for nothing that waits for them. */
export function checkSteps({ steps, facts }: Content): Finding[] {
  const list = steps.flatMap(({ records }) => records.list)
  const known = new Set(steps.flatMap(({ records }) => [...records.ids]))
  const byId = new Map(list.map(({ data }) => [data.id, data]))
  return list.flatMap((step) => [...unknownFacts(step, facts.ids), ...order(step, known, byId)])
}

function unknownFacts(step: Placed<Step>, known: Set<string>): Finding[] {
  const { facts, validity, term } = step.data
  const named = [
    ...facts.map((id, index) => ({ id, way: ['facts', index] })),
    ...(validity ? [{ id: validity, way: ['validity'] }] : []),
    ...(term ? [{ id: term, way: ['term'] }] : []),
  ]
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, way }) => ({
      path: step.path,
      line: step.lineOf(way),
      message: `There is no record “${id}”`,
      remedy: 'Correct the id or add the record to content/facts.',
      level: 'error',
    }))
}

function order(step: Placed<Step>, known: Set<string>, byId: Map<string, Step>): Finding[] {
  return step.data.after.flatMap((id, index): Finding[] => {
    const place = { path: step.path, line: step.lineOf(['after', index]) }
    if (!known.has(id)) {
      const remedy = 'Correct the id or take it out of “after”.'
      return [{ ...place, message: `There is no step “${id}”`, remedy, level: 'error' }]
    }
    if (!waitsFor(id, step.data.id, byId)) return []
    const message = `“${step.data.id}” and “${id}” wait for each other`
    return [{ ...place, message, remedy: 'Take one out of “after”.', level: 'error' }]
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
