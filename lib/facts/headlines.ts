import type { Locale } from '#lib/i18n/locales.ts'
import { type FactChange, factChanges } from './changes.ts'
import { formatValue } from './format.ts'
import { type Facts, loadFacts } from './load.ts'

/** A change that has a headline, with the ids of all records that the headline describes. */
export type HeadlineGroup = { change: FactChange; ids: string[] }

/**
 * Groups changes by the headline that describes them (`toldBy`), in the order of days. A change
 * whose `toldBy` record did not change on the same day gets a group of its own.
 */
export function groupByHeadline(
  changes: FactChange[],
  facts: Facts = loadFacts(),
): HeadlineGroup[] {
  const groups = new Map<string, HeadlineGroup>()
  for (const change of changes) {
    const main = headlineChangeOf(change, facts)
    const key = `${main.day} ${main.record.id}`
    const group = groups.get(key)
    if (group) group.ids.push(change.record.id)
    else groups.set(key, { change: main, ids: [change.record.id] })
  }
  return [...groups.values()]
}

function headlineChangeOf(change: FactChange, facts: Facts): FactChange {
  const { toldBy, day } = change
  if (!toldBy) return change
  return factChanges(day, day, facts).find(({ record }) => record.id === toldBy) ?? change
}

/** The headline of a change with its values inserted; undefined if it has none. */
export function headlineOf(change: FactChange, locale: Locale): string | undefined {
  const { headline, record, before, after } = change
  const value = { before, after }
  return headline?.[locale].replaceAll(/\{(before|after)\}/g, (_, name: 'before' | 'after') =>
    formatValue(value[name], record.unit, locale),
  )
}
