import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { TextIndex } from '../database/text-index.ts'
import { transact } from '../database/transact.ts'
import { readInstant, writeInstant } from '../database/values.ts'
import { insertMail } from '../outbox.ts'
import type { RecommendationDesk } from '../store.ts'
import { countByStatus, countSuspicious, findInbox } from './inbox.ts'
import { toCase } from './row.ts'
import { findAuditLog, findHistory, insertStep } from './steps.ts'

/** The part of the recommendations that editors work with. */
export function recommendationDesk(db: Kysely<Tables>, texts: TextIndex): RecommendationDesk {
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

    countSuspicious: () => countSuspicious(db),

    release: (input) => release(db, texts, input),

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
        await texts.update(trx, reference)
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
        const version = await takeVersion(trx, reference, {})
        if (version === undefined) return false
        await insertStep(trx, reference, { version, at, by, what: 'noted', note })
        return true
      }),

    writeToSender: ({ reference, by, at, text, mail }) =>
      transact(db, async (trx) => {
        const version = await takeVersion(trx, reference, {})
        if (version === undefined) return false
        await insertStep(trx, reference, { version, at, by, what: 'wrote', note: text })
        await insertMail(trx, mail, at)
        return true
      }),

    assign: ({ reference, to, by, at, mails }) =>
      transact(db, async (trx) => {
        const version = await takeVersion(trx, reference, { assignee: to ?? null })
        if (version === undefined) return false
        await insertStep(trx, reference, {
          version,
          at,
          by,
          what: 'assigned',
          ...(to && { note: to }),
        })
        for (const mail of mails) await insertMail(trx, mail, at)
        return true
      }),

    history: (reference) => findHistory(db, reference),

    auditLog: (query) => findAuditLog(db, query),
  }
}

/** Counts the version up, with other changes of the row; nothing when it is gone. */
async function takeVersion(
  trx: Kysely<Tables>,
  reference: string,
  change: { assignee?: string | null },
): Promise<number | undefined> {
  const row = await trx
    .updateTable('recommendations')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('reference', '=', reference)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** The first condition decides: of two editors who press at once, one finds no marked row. */
function release(
  db: Kysely<Tables>,
  texts: TextIndex,
  { reference, by, at, mails }: Parameters<RecommendationDesk['release']>[0],
): Promise<boolean> {
  return transact(db, async (trx) => {
    const row = await trx
      .updateTable('recommendations')
      .set((eb) => ({ suspicion: null, version: eb('version', '+', 1) }))
      .where('reference', '=', reference)
      .where('suspicion', 'is not', null)
      .returning(['version', 'created_at'])
      .executeTakeFirst()
    if (!row) return false
    await texts.update(trx, reference)
    const sentAt = readInstant(row.created_at)
    const sent = { version: 1, at: sentAt, by: 'sender', what: 'sent', to: 'new' } as const
    await insertStep(trx, reference, sent)
    await insertStep(trx, reference, { version: row.version, at, by, what: 'released' })
    for (const mail of mails) await insertMail(trx, mail, at)
    return true
  })
}
