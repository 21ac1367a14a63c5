import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { transact } from '../database/transact.ts'
import { writeInstant } from '../database/values.ts'
import { insertDeskEntry } from '../desk.ts'
import type { DeskEntry } from '../desk-types.ts'
import type { ImportedSubscriber } from '../subscriber-types.ts'
import { insertSubscriberEvent } from './events.ts'
import { emailKey, hashAddress } from './row.ts'

type LeftOut = { email: string; why: 'known' | 'left' | 'suppressed' }

async function whyNot(trx: Kysely<Tables>, email: string): Promise<LeftOut['why'] | undefined> {
  const key = emailKey(email)
  const rows = [
    ['known', trx.selectFrom('subscribers').select('id').where('email_key', '=', key)],
    [
      'left',
      trx.selectFrom('departures').select('left_at').where('address_hash', '=', hashAddress(email)),
    ],
    ['suppressed', trx.selectFrom('suppressions').select('at').where('email_key', '=', key)],
  ] as const
  for (const [why, query] of rows) if (await query.executeTakeFirst()) return why
  return undefined
}

/** Those of an old list that an import would leave out, and why. */
export async function whyNotImported(
  db: Kysely<Tables>,
  subscribers: ImportedSubscriber[],
): Promise<LeftOut[]> {
  const leftOut: LeftOut[] = []
  for (const { email } of subscribers) {
    const why = await whyNot(db, email)
    if (why) leftOut.push({ email, why })
  }
  return leftOut
}

/** Stores subscribers of an old list with their consents; gives those that it left out. */
export function importSubscribers(
  db: Kysely<Tables>,
  subscribers: ImportedSubscriber[],
  { at, by }: Pick<DeskEntry, 'at' | 'by'>,
): Promise<LeftOut[]> {
  return transact(db, async (trx) => {
    const leftOut: LeftOut[] = []
    for (const { id, email, locale, topics, leaveTokenHash, consentDay, proof } of subscribers) {
      const why = await whyNot(trx, email)
      if (why) {
        leftOut.push({ email, why })
        continue
      }
      await trx
        .insertInto('subscribers')
        .values({
          id,
          email,
          email_key: emailKey(email),
          locale,
          topics: JSON.stringify(topics),
          status: 'confirmed',
          created_at: writeInstant(at),
          confirmed_at: writeInstant(at),
          leave_hash: leaveTokenHash,
        })
        .execute()
      await trx
        .insertInto('consents')
        .values({
          subscriber_id: id,
          day: consentDay,
          proof,
          imported_at: writeInstant(at),
          imported_by: by,
        })
        .execute()
      await insertSubscriberEvent(trx, 'imported', at)
    }
    const stored = subscribers.length - leftOut.length
    if (stored > 0) {
      await insertDeskEntry(trx, { at, by, what: 'subscribers-imported', about: String(stored) })
    }
    return leftOut
  })
}
