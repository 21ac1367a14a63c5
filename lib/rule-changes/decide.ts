import { createHash } from 'node:crypto'
import type { Facts } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { RecordText } from '#lib/store/rule-change-types.ts'
import type { Store } from '#lib/store/store.ts'
import { openChanges } from './open-changes.ts'

/** Names a version of a record in a form, so that an editor decides about what was on the screen. */
export function versionOf(record: RecordText): string {
  return createHash('sha256').update(record).digest('base64url').slice(0, 16)
}

/**
 * Stores an editor's decision about an open change: announced with a sentence in each language, or
 * minor without. False, and nothing stored, when the change is no longer as the editor saw it.
 */
export async function decideChange(
  { ruleChanges }: Pick<Store, 'ruleChanges'>,
  decision: {
    factId: string
    /** `versionOf` both records. */
    before: string
    after: string
    words: Record<Locale, string> | undefined
    by: string
    at: Temporal.Instant
  },
  { facts, today }: { facts: Facts; today: string },
): Promise<boolean> {
  const { factId, before, after, words, by: decidedBy, at: decidedAt } = decision
  const open = openChanges(await ruleChanges.announced(), facts, today)
  const found = open.find((one) => one.after.id === factId)
  if (!found) return false
  const { recordBefore, recordAfter, day } = found
  if (versionOf(recordBefore) !== before || versionOf(recordAfter) !== after) return false
  return ruleChanges.decide({
    factId,
    recordBefore,
    recordAfter,
    day,
    words,
    decidedBy,
    decidedAt,
  })
}
