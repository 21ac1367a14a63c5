import type { Kysely } from 'kysely'
import { isProbeAddress } from '#lib/config/probe-address.ts'
import type { Tables } from '../database/tables.ts'
import { searchWords, type TextIndex } from '../database/text-index.ts'
import { transact } from '../database/transact.ts'
import { writeInstant } from '../database/values.ts'
import { insertMail } from '../outbox.ts'
import type { Recommendations } from '../store.ts'
import { linkRepository } from './links.ts'
import { recommendationDesk } from './moves.ts'
import { removalRepository, type Wipe } from './removals.ts'
import { fromRow, toRow } from './row.ts'
import { insertStep } from './steps.ts'

const PAGE = 500

async function findReference(db: Kysely<Tables>, idempotencyKey: string) {
  const keptIn = (table: 'recommendations' | 'removals') =>
    db
      .selectFrom(table)
      .select('reference')
      .where('idempotency_key', '=', idempotencyKey)
      .executeTakeFirst()
  return ((await keptIn('recommendations')) ?? (await keptIn('removals')))?.reference
}

/** The recommendations of a database. */
export function recommendationRepository(
  db: Kysely<Tables>,
  texts: TextIndex,
  wipe: Wipe,
): Recommendations {
  return {
    ...recommendationDesk(db, texts),
    ...linkRepository(db, texts),
    ...removalRepository(db, texts, wipe),

    insert({
      recommendation,
      idempotencyKey,
      consentText,
      wantsCopy,
      deletesAt,
      links,
      draft,
      mails,
    }) {
      return transact(db, async (trx) => {
        const { reference, createdAt: at, status, suspicion } = recommendation
        if (draft) {
          await trx
            .deleteFrom('drafts')
            .where('key', '=', draft.key)
            .where('form', '=', draft.form)
            .execute()
        }
        const removed = await trx
          .selectFrom('removals')
          .select('reference')
          .where('idempotency_key', '=', idempotencyKey)
          .executeTakeFirst()
        if (removed) return { reference: removed.reference, stored: false }
        const inserted = await trx
          .insertInto('recommendations')
          .values({
            ...toRow(recommendation),
            idempotency_key: idempotencyKey,
            consent_text: consentText,
            wants_copy: wantsCopy ? 1 : 0,
            version: 1,
            deletes_at: deletesAt ? writeInstant(deletesAt) : null,
            nominee_hash: links?.nominee ?? null,
            status_hash: links?.status ?? null,
          })
          .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
          .returning('reference')
          .executeTakeFirst()
        if (!inserted) {
          const first = await findReference(trx, idempotencyKey)
          if (first === undefined) throw new Error('A recommendation went while it was sent again')
          return { reference: first, stored: false }
        }
        await texts.put(trx, { reference, words: searchWords(recommendation) })
        // What looks like a robot's gets no mail, and no line in the audit log until it is released.
        if (suspicion) return { reference, stored: true }
        // The audit log is only ever added to: what the probe sends, and deletes, is not in it.
        if (!isProbeAddress(recommendation.recommender.email)) {
          await insertStep(trx, reference, {
            version: 1,
            at,
            by: 'sender',
            what: 'sent',
            to: status,
          })
        }
        for (const mail of mails) await insertMail(trx, mail, at)
        return { reference, stored: true }
      })
    },

    async find(reference) {
      const row = await db
        .selectFrom('recommendations')
        .selectAll()
        .where('reference', '=', reference)
        .executeTakeFirst()
      return row && fromRow(row)
    },

    findReference: (idempotencyKey) => findReference(db, idempotencyKey),

    async *list() {
      const page = db
        .selectFrom('recommendations')
        .selectAll()
        .orderBy('created_at')
        .orderBy('reference')
        .limit(PAGE)
      let rows = await page.execute()
      while (true) {
        yield* rows.map(fromRow)
        const last = rows.at(-1)
        if (!last || rows.length < PAGE) return
        rows = await page
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('created_at', 'reference'), '>', tuple(last.created_at, last.reference)),
          )
          .execute()
      }
    },
  }
}
