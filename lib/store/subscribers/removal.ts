import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { transact } from '../database/transact.ts'
import { insertDeskEntry } from '../desk.ts'
import type { DeskEntry } from '../desk-types.ts'
import { insertRemovedMails } from '../removed-mails.ts'
import { insertSubscriberEvent } from './events.ts'
import { emailKey, hashAddress } from './row.ts'

/**
 * Leaves of a subscriber's copies of letters and digests nothing but their counts; call it when the
 * subscriber is deleted. Gives the ids of the letters' copies.
 */
export async function detachCopies(
  trx: Kysely<Tables>,
  subscriberId: string,
): Promise<{ id: string }[]> {
  await trx.deleteFrom('digest_copies').where('subscriber_id', '=', subscriberId).execute()
  // By the letters, which are few: the copies have no index of subscribers alone.
  const copies = await trx
    .selectFrom('letters')
    .innerJoin('letter_deliveries', 'letter_deliveries.letter', 'letters.date')
    .select('letter_deliveries.id')
    .where('letter_deliveries.subscriber_id', '=', subscriberId)
    .execute()
  if (copies.length === 0) return copies
  await trx
    .updateTable('letter_deliveries')
    .set({ subscriber_id: `gone-${randomUUID()}` })
    .where(
      'id',
      'in',
      copies.map(({ id }) => id),
    )
    .execute()
  return copies
}

/** Removes all that is kept of a subscriber's address, in one transaction. */
export function removeAddress(
  db: Kysely<Tables>,
  email: string,
  { at, by }: Pick<DeskEntry, 'at' | 'by'>,
): Promise<{ removed: boolean; recommendations: string[] }> {
  const key = emailKey(email)
  const address_hash = hashAddress(email)
  return transact(db, async (trx) => {
    const subscribers = await trx
      .deleteFrom('subscribers')
      .where('email_key', '=', key)
      .returning(['id', 'status'])
      .execute()
    const suppressed = await trx
      .deleteFrom('suppressions')
      .where('email_key', '=', key)
      .returning('at')
      .execute()
    for (const { id } of subscribers) {
      // Without `SMTP_URL` the copies are files.
      await insertRemovedMails(trx, await detachCopies(trx, id), at)
    }
    // Mails about a recommendation stay: they are removed with it.
    const mails = await trx
      .deleteFrom('outbox')
      .where((eb) => eb(eb.fn<string>('lower', ['recipient']), '=', key))
      .where('about', 'is', null)
      .returning('id')
      .execute()
    await insertRemovedMails(trx, mails, at)
    const drafts = await trx.deleteFrom('drafts').where(holdsText(key)).returning('form').execute()
    // An import that is under way would bring the address back.
    const imported = await trx
      .deleteFrom('subscriber_import_lines')
      .where('email_key', '=', key)
      .returning('line')
      .execute()
    const marks = await trx
      .deleteFrom('departures')
      .where('address_hash', '=', address_hash)
      .returning('left_at')
      .execute()
    const tries = await trx
      .deleteFrom('code_tries')
      .where('address_hash', '=', address_hash)
      .returning('since')
      .execute()
    const sent = await trx
      .selectFrom('recommendations')
      .select('reference')
      .where((eb) => eb(eb.fn<string>('lower', ['recommender_email']), '=', key))
      .orderBy('reference')
      .execute()
    const found = [subscribers, suppressed, mails, drafts, imported, marks, tries]
    const removed = found.some((rows) => rows.length > 0)
    if (subscribers.some(({ status }) => status === 'confirmed')) {
      await insertSubscriberEvent(trx, 'removed', at)
    }
    if (removed) await insertDeskEntry(trx, { at, by, what: 'subscriber-removed' })
    return { removed, recommendations: sent.map(({ reference }) => reference) }
  })
}

/** Whether a draft has a text as one of its answers, in any case. */
export function holdsText(text: string) {
  const pattern = JSON.stringify(text).replace(/[\\%_]/g, '\\$&')
  return sql<boolean>`lower(answers) like ${`%${pattern}%`} escape '\\'`
}
