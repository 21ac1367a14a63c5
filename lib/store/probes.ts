import { type Kysely, sql } from 'kysely'
import { PROBE_DOMAIN } from '#lib/config/probe-address.ts'
import type { Tables } from './database/tables.ts'
import type { TextIndex } from './database/text-index.ts'
import { transact } from './database/transact.ts'
import { writeInstant } from './database/values.ts'
import type { Probes } from './store.ts'

/** The part of the store that the probe needs. */
export function probeRepository(db: Kysely<Tables>, texts: TextIndex): Probes {
  async function deleteOf(email: string): Promise<number> {
    return transact(db, async (trx) => {
      const sent = await trx
        .selectFrom('recommendations')
        .select('reference')
        .where('recommender_email', '=', email)
        .execute()
      // The words are found by the recommendation's row: they go before it.
      for (const { reference } of sent) await texts.remove(trx, reference)
      await trx.deleteFrom('recommendations').where('recommender_email', '=', email).execute()
      const subscribers = await trx
        .deleteFrom('subscribers')
        .where('email', '=', email)
        .returning('id')
        .execute()
      for (const { id } of subscribers) {
        await trx.deleteFrom('letter_deliveries').where('subscriber_id', '=', id).execute()
        await trx.deleteFrom('digest_copies').where('subscriber_id', '=', id).execute()
      }
      const mails = await trx
        .deleteFrom('outbox')
        .where('recipient', '=', email)
        .returning('id')
        .execute()
      const drafts = await trx
        .deleteFrom('drafts')
        .where(sql<boolean>`answers like ${`%"${email}"%`}`)
        .returning('form')
        .execute()
      return sent.length + subscribers.length + mails.length + drafts.length
    })
  }

  return {
    mailsTo: (email) =>
      db
        .selectFrom('outbox')
        .select(['kind', 'text'])
        .where('recipient', '=', email)
        .orderBy('created_at')
        .execute(),

    delete: deleteOf,

    async deleteBefore(at) {
      const ours = `probe-%@${PROBE_DOMAIN}`
      const before = writeInstant(at)
      const recommended = await db
        .selectFrom('recommendations')
        .select('recommender_email as email')
        .where('recommender_email', 'like', ours)
        .where('created_at', '<', before)
        .execute()
      const subscribed = await db
        .selectFrom('subscribers')
        .select('email')
        .where('email', 'like', ours)
        .where('created_at', '<', before)
        .execute()
      let count = 0
      const emails = [...recommended, ...subscribed].map(({ email }) => email)
      for (const email of new Set(emails)) count += await deleteOf(email)
      return count
    },
  }
}
