import type { Facts } from '#lib/facts/load.ts'
import type { Store } from '#lib/store/store.ts'
import { writeRecord } from './record-text.ts'

/**
 * Keeps records that are new as announced: a new record is no change of a rule. Gives how many. The
 * first call on a store keeps all of them, so that nothing is told that was so before.
 */
export async function keepNewRecords(
  { ruleChanges }: Pick<Store, 'ruleChanges'>,
  facts: Facts,
): Promise<number> {
  const announced = await ruleChanges.announced()
  const fresh = [...facts.facts.values()].filter(({ id }) => !announced.has(id))
  return ruleChanges.keepNew(new Map(fresh.map((record) => [record.id, writeRecord(record)])))
}
