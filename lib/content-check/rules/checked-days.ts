import { type DueFact, dueDay, dueOf } from '#lib/facts/due.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'

type Dated = Pick<Finding, 'path' | 'line'> & {
  name: string
  checked: string
  due: string
  /** The last known day, when that is why the check is due. */
  lastKnown?: string | undefined
}

/** Checks that are due again, and days of checking that lie ahead and would silence them. */
export function checkCheckedDays(content: Content, day: string): Finding[] {
  const facts = content.facts.list.map((record): Dated => {
    const { id, checked, confidence, periods = [] } = record.data
    const byAge = dueDay(record.data)
    // A record that has ended is found by the rule of periods.
    const ended = (periods.at(-1)?.until ?? day) < day
    const { due, lastKnown }: Pick<DueFact, 'due' | 'lastKnown'> = ended
      ? { due: byAge }
      : dueOf(record.data)
    return {
      path: record.path,
      line: record.lineOf(['checked']),
      name: `“${id}” (${confidence})`,
      checked,
      due,
      lastKnown: due < byAge ? lastKnown : undefined,
    }
  })
  const guides = content.guides.flatMap(({ original }): Dated[] => {
    if (!original) return []
    const { path, data, lineOf } = original.frontMatter
    // A guide is read through as often as an official record.
    const due = dueDay({ checked: data.checked, confidence: 'official' })
    return [{ path, line: lineOf(['checked']), name: 'This guide', checked: data.checked, due }]
  })
  return [...facts, ...guides].flatMap((dated) => findingOf(dated, day) ?? [])
}

function findingOf(
  { path, line, name, checked, due, lastKnown }: Dated,
  day: string,
): Finding | undefined {
  if (checked > day) {
    const message = `${name} was checked on ${checked}, a day that has not come`
    const remedy = 'Write the day on which it was checked.'
    return { path, line, message, remedy, level: 'error' }
  }
  if (due > day) return undefined
  if (lastKnown) {
    const message = `${name} is known until ${lastKnown} only, and is due a check since ${due}`
    const remedy = 'Look for what applies after that day and write it as the next period.'
    return { path, line, message, remedy, level: 'warning' }
  }
  const message = `${name} was checked on ${checked} and is due again since ${due}`
  const remedy = 'Compare it with its sources and set “checked” to the day on which you did.'
  return { path, line, message, remedy, level: 'warning' }
}
