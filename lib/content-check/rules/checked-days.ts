import { dueDay } from '#lib/facts/due.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'

/** Checks that are due again, and days of checking that lie ahead and would silence them. */
export function checkCheckedDays(content: Content, day: string): Finding[] {
  const facts = content.facts.list.map((record) => {
    const { id, checked, confidence } = record.data
    const place = { path: record.path, line: record.lineOf(['checked']) }
    return {
      ...place,
      name: `“${id}” (${confidence})`,
      checked,
      due: dueDay({ checked, confidence }),
    }
  })
  const guides = content.guides.flatMap(({ original }) => {
    if (!original) return []
    const { path, data, lineOf } = original.frontMatter
    // A guide is read through as often as an official record.
    const due = dueDay({ checked: data.checked, confidence: 'official' })
    return [{ path, line: lineOf(['checked']), name: 'This guide', checked: data.checked, due }]
  })
  return [...facts, ...guides].flatMap(({ path, line, name, checked, due }): Finding[] => {
    if (checked > day) {
      const message = `${name} was checked on ${checked}, a day that has not come`
      return [
        { path, line, message, remedy: 'Write the day on which it was checked.', level: 'error' },
      ]
    }
    if (due > day) return []
    const message = `${name} was checked on ${checked} and is due again since ${due}`
    const remedy = 'Compare it with its sources and set “checked” to the day on which you did.'
    return [{ path, line, message, remedy, level: 'warning' }]
  })
}
