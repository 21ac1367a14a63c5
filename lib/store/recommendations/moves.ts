import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { TextIndex } from '../database/text-index.ts'
import { transact } from '../database/transact.ts'
import { writeInstant } from '../database/values.ts'
import { insertMail } from '../outbox.ts'
import type { RecommendationDesk } from '../store.ts'
import { countByStatus, findInbox } from './inbox.ts'
import { toCase } from './row.ts'
import { findAuditLog, findHistory, insertStep } from './steps.ts'

/** The part of the recommendations that editors work with. */
export function deskIn(db: Kysely<Tables>, texts: TextIndex): RecommendationDesk {
  return {
    async findCase(reference) {
      const row = await db
        .selectFrom('recommendations')
        .selectAll()
        .where('reference', '=', reference)
        .executeTakeFirst()
      return row && toCase(db, row)
    },

    inbox: (query) => findInbox(db, texts, query),

    countByStatus: () => countByStatus(db),

    move: ({ reference, version, to, by, at, note, reason, deletesAt, mails = [] }) =>
      transact(db, async (trx) => {
        const before = await trx
          .selectFrom('recommendations')
          .select('status')
          .where('reference', '=', reference)
          .where('version', '=', version)
          .executeTakeFirst()
        // The condition of the writing decides: of two editors at once, one finds no row here.
        const moved = await trx
          .updateTable('recommendations')
          .set({
            status: to,
            version: version + 1,
            decline_reason: reason ?? null,
            deletes_at: deletesAt ? writeInstant(deletesAt) : null,
          })
          .where('reference', '=', reference)
          .where('version', '=', version)
          .executeTakeFirst()
        if (!before || moved.numUpdatedRows === 0n) return 'changed'
        await texts.setStatus(trx, reference, to)
        await insertStep(trx, reference, {
          version: version + 1,
          at,
          by,
          what: 'moved',
          from: before.status,
          to,
          ...(reason && { reason }),
          ...(note && { note }),
        })
        for (const mail of mails) await insertMail(trx, mail, at)
        return 'moved'
      }),

    addNote: ({ reference, by, at, note }) =>
      transact(db, async (trx) => {
        const noted = await trx
          .updateTable('recommendations')
          .set((eb) => ({ version: eb('version', '+', 1) }))
          .where('reference', '=', reference)
          .returning('version')
          .executeTakeFirst()
        if (!noted) return false
        await insertStep(trx, reference, { version: noted.version, at, by, what: 'noted', note })
        return true
      }),

    history: (reference) => findHistory(db, reference),

    ledger: (query) => findAuditLog(db, query),
  }
}
