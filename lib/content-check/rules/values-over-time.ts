import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'

/** Factor between two values of a record from which a slip of the fingers is likelier than a new rule. */
const MAX_FACTOR = 8

/** A number that is many times the one before it: a digit too many or too few. */
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
          message: `The value of “${data.id}” goes from ${last} to ${value}, about ${Math.round(factor)} times as ${value > last ? 'much' : 'little'}`,
          remedy:
            'Count the digits and look at the source again. If it is right, say so in a “note” of this period.',
          level: data.periods?.[index]?.note ? 'warning' : 'error',
        },
      ]
    })
  })
}
