import { type DueFact, dueDay, dueOf } from '#lib/facts/due.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

type Dated = Pick<Finding, 'path' | 'line'> & {
  what: 'fact' | 'guide'
  /** Of a fact: its id and how sure we are. */
  name: string
  checked: string
  due: string
  /** The last known day, if that is why the check is due. */
  lastKnown?: string | undefined
}

/**
 * Finds checks that are overdue, and days of checking in the future, which would hide overdue ones.
 */
export function checkCheckedDays(content: Content, day: string): Finding[] {
  const facts = content.facts.list.map((record): Dated => {
    const { id, checked, confidence, periods = [] } = record.data
    const byAge = dueDay(record.data)
    // Periods that have ended are reported by `checkPeriods`.
    const ended = (periods.at(-1)?.until ?? day) < day
    const { due, lastKnown }: Pick<DueFact, 'due' | 'lastKnown'> = ended
      ? { due: byAge }
      : dueOf(record.data)
    return {
      path: record.path,
      line: record.lineOf(['checked']),
      what: 'fact',
      name: `“${id}” (${confidence})`,
      checked,
      due,
      lastKnown: due < byAge ? lastKnown : undefined,
    }
  })
  const guides = content.guides.flatMap(({ original }): Dated[] => {
    if (!original) return []
    const { path, data, lineOf } = original.frontMatter
    // A guide is due for review as often as an official record.
    const due = dueDay({ checked: data.checked, confidence: 'official' })
    const line = lineOf(['checked'])
    return [{ path, line, what: 'guide', name: '', checked: data.checked, due }]
  })
  return [...facts, ...guides].flatMap((dated) => findingOf(dated, day) ?? [])
}

function findingOf(
  { path, line, what, name, checked, due, lastKnown }: Dated,
  day: string,
): Finding | undefined {
  if (checked > day) {
    const said = say(`${what}-checked-later`, { name, day: checked })
    return { path, line, ...said, level: 'error' }
  }
  if (due > day) return undefined
  if (lastKnown) {
    return { path, line, ...say('fact-ends', { name, last: lastKnown, due }), level: 'warning' }
  }
  return { path, line, ...say(`${what}-due`, { name, day: checked, due }), level: 'warning' }
}
