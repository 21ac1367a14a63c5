import type { Locale } from '#lib/i18n/locales.ts'
import { type FactChange, factChanges } from './changes.ts'
import { formatValue } from './format.ts'
import { type Ledger, ledger } from './load.ts'

/** A change with a headline of its own, and all records that the headline tells of. */
export type ToldChange = { change: FactChange; ids: string[] }

/**
 * Changes with each put under the one whose headline tells it (`toldBy`), in the order of days. A
 * change whose teller did not change on that day stands for itself.
 */
export function toldChanges(changes: FactChange[], book: Ledger = ledger()): ToldChange[] {
  const groups = new Map<string, ToldChange>()
  for (const change of changes) {
    const teller = tellerOf(change, book)
    const key = `${teller.day} ${teller.record.id}`
    const group = groups.get(key)
    if (group) group.ids.push(change.record.id)
    else groups.set(key, { change: teller, ids: [change.record.id] })
  }
  return [...groups.values()]
}

function tellerOf(change: FactChange, book: Ledger): FactChange {
  const { toldBy, day } = change
  if (!toldBy) return change
  return factChanges(day, day, book).find(({ record }) => record.id === toldBy) ?? change
}

/** A change's headline with its values in words; `undefined` where an editor wrote none. */
export function headlineOf(change: FactChange, locale: Locale): string | undefined {
  const { headline, record, before, after } = change
  const value = { before, after }
  return headline?.[locale].replaceAll(/\{(before|after)\}/g, (_, name: 'before' | 'after') =>
    formatValue(value[name], record.unit, locale),
  )
}
