import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

/** A larger factor between two successive values is more likely a typing error than a new rule. */
const MAX_FACTOR = 8

/** Finds numbers that are many times the previous one: a digit too many or too few. */
export function checkValuesOverTime(content: Content): Finding[] {
  return content.facts.list.flatMap(({ data, path, lineOf }) => {
    let before: number | undefined
    return (data.periods ?? []).flatMap(({ value }, index): Finding[] => {
      if (typeof value !== 'number') return []
      const last = before
      before = value
      if (!last || !value) return []
      const factor = Math.max(value / last, last / value)
      if (factor < MAX_FACTOR) return []
      return [
        {
          path,
          line: lineOf(['periods', index, 'value']),
          ...say('value-jump', {
            id: data.id,
            last: String(last),
            value: String(value),
            factor: String(Math.round(factor)),
            direction: value > last ? 'up' : 'down',
          }),
          level: data.periods?.[index]?.note ? 'warning' : 'error',
        },
      ]
    })
  })
}
