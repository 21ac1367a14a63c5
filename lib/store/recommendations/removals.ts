import { type Kysely, sql } from 'kysely'
import { wipeStoryTexts } from '../content-changes.ts'
import type { Tables } from '../database/tables.ts'
import type { TextIndex } from '../database/text-index.ts'
import { transact } from '../database/transact.ts'
import { readInstant, writeInstant } from '../database/values.ts'
import type { Actor, RemovalMark, RemovalReason } from '../recommendation-types.ts'
import { insertRemovedMails } from '../removed-mails.ts'
import type { RecommendationRemovals } from '../store.ts'
import { countByStatus } from './inbox.ts'
import { insertStep } from './steps.ts'

const BATCH = 100

type Removal = { reference: string; by: Actor; why: RemovalReason; at: Temporal.Instant }

/** Wipes what a database still holds of rows that were deleted. */
export type Wipe = () => Promise<void>

/** False when it was not there. `dueAt` makes it a condition that the clock has run out by then. */
async function removeOne(
  db: Kysely<Tables>,
  texts: TextIndex,
  { reference, by, why, at }: Removal,
  dueAt?: Temporal.Instant,
): Promise<boolean> {
  return transact(db, async (trx) => {
    let taking = trx
      .updateTable('recommendations')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('reference', '=', reference)
    // Whoever answered a moment ago has stopped the clock.
    if (dueAt) taking = taking.where('deletes_at', '<=', writeInstant(dueAt))
    const row = await taking
      .returning(['version', 'idempotency_key', 'status', 'suspicion'])
      .executeTakeFirst()
    if (!row) return false
    await texts.remove(trx, reference)
    // Notes and answers go with it; the steps stay.
    await trx.deleteFrom('recommendations').where('reference', '=', reference).execute()
    const mails = await trx
      .deleteFrom('outbox')
      .where('about', '=', reference)
      .returning('id')
      .execute()
    await insertRemovedMails(trx, mails, at)
    // What somebody typed about it and did not send, or sent from two tabs.
    await trx
      .deleteFrom('drafts')
      .where(({ or }) => or([holds({ key: row.idempotency_key }), holds({ reference })]))
      .execute()
    await wipeStoryTexts(trx, reference)
    // A robot's row that nobody released expires without a mark and without a line in the audit log.
    if (row.suspicion !== null && dueAt) return true
    await trx
      .insertInto('removals')
      .values({
        reference,
        idempotency_key: row.idempotency_key,
        removed_at: writeInstant(at),
        why,
      })
      .execute()
    const { version, status: from } = row
    await insertStep(trx, reference, { version, at, by, what: 'removed', from, reason: why })
    return true
  })
}

/** Whether the JSON of a draft's answers holds this one. */
function holds(answer: Record<string, string>) {
  const pattern = JSON.stringify(answer)
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&')
  return sql<boolean>`answers like ${`%${pattern}%`} escape '\\'`
}

function toMark(row: { reference: string; removed_at: string; why: RemovalReason }): RemovalMark {
  return { reference: row.reference, at: readInstant(row.removed_at), why: row.why }
}

/** The part of the recommendations that makes them go. */
export function removalRepository(
  db: Kysely<Tables>,
  texts: TextIndex,
  wipe: Wipe,
): RecommendationRemovals {
  return {
    async remove(removal) {
      const removed = await removeOne(db, texts, removal)
      if (removed) await wipe()
      return removed
    },

    async removeDue(at) {
      const removed = { unanswered: 0, declined: 0 }
      while (true) {
        const due = await db
          .selectFrom('recommendations')
          .select(['reference', 'status'])
          .where('deletes_at', '<=', writeInstant(at))
          .orderBy('deletes_at')
          .limit(BATCH)
          .execute()
        for (const { reference, status } of due) {
          const why = status === 'declined' ? 'declined' : 'unanswered'
          if (await removeOne(db, texts, { reference, by: 'site', why, at }, at)) removed[why]++
        }
        if (due.length > 0) await wipe()
        if (due.length < BATCH) return removed
      }
    },

    async findRemoval(reference) {
      const row = await db
        .selectFrom('removals')
        .selectAll()
        .where('reference', '=', reference)
        .executeTakeFirst()
      return row && toMark(row)
    },

    async removals({ after, limit }) {
      let query = db.selectFrom('removals').selectAll()
      if (after) {
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(
            refTuple('removed_at', 'reference'),
            '<',
            tuple(writeInstant(after.at), after.reference),
          ),
        )
      }
      const rows = await query
        .orderBy('removed_at', 'desc')
        .orderBy('reference', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toMark)
    },

    async outcomes() {
      const here = await countByStatus(db)
      const rows = await db
        .selectFrom('removals')
        .select((eb) => ['why', eb.fn.countAll<number | string>().as('count')])
        .groupBy('why')
        .execute()
      const removed = { nominee: 0, sender: 0, editor: 0, unanswered: 0, declined: 0 }
      for (const { why, count } of rows) removed[why] = Number(count)
      const all = [...Object.values(here), ...Object.values(removed)]
      return { ...here, removed, received: all.reduce((sum, count) => sum + count, 0) }
    },
  }
}
