import { randomUUID } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, readTexts, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import { digestCopies } from './digest-copies.ts'
import { notPaused } from './letter-copies.ts'
import type { DecidedChange, RuleChanges } from './rule-change-types.ts'

const sentences = z.object({ en: z.string(), ru: z.string(), kk: z.string() })

function toChange(row: Selectable<Tables['rule_changes']>): DecidedChange {
  return {
    id: row.id,
    factId: row.fact_id,
    recordBefore: row.record_before,
    recordAfter: row.record_after,
    day: row.day,
    words: row.words === null ? undefined : sentences.parse(JSON.parse(row.words)),
    decidedBy: row.decided_by,
    decidedAt: readInstant(row.decided_at),
    digest: row.digest ?? undefined,
  }
}

/** The changes of rules of a database: decided, waiting, and told in digests. */
export function ruleChangeRepository(db: Kysely<Tables>): RuleChanges {
  const waiting = db
    .selectFrom('rule_changes')
    .selectAll()
    .where('digest', 'is', null)
    .where('words', 'is not', null)

  return {
    async announced() {
      const rows = await db.selectFrom('announced_facts').selectAll().execute()
      return new Map(rows.map(({ fact_id, record }) => [fact_id, record]))
    },

    async keepNew(records) {
      let count = 0
      for (const [fact_id, record] of records) {
        const kept = await db
          .insertInto('announced_facts')
          .values({ fact_id, record })
          .onConflict((conflict) => conflict.column('fact_id').doNothing())
          .returning('fact_id')
          .executeTakeFirst()
        if (kept) count += 1
      }
      return count
    },

    decide: ({ factId, recordBefore, recordAfter, day, words, decidedBy: by, decidedAt: at }) =>
      transact(db, async (trx) => {
        // The condition decides between two editors: the second finds it changed.
        const { numUpdatedRows } = await trx
          .updateTable('announced_facts')
          .set({ record: recordAfter })
          .where('fact_id', '=', factId)
          .where('record', '=', recordBefore)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await trx
          .insertInto('rule_changes')
          .values({
            id: randomUUID(),
            fact_id: factId,
            record_before: recordBefore,
            record_after: recordAfter,
            day,
            words: words ? JSON.stringify(words) : null,
            decided_by: by,
            decided_at: writeInstant(at),
          })
          .execute()
        const what = words ? 'rule-change-announced' : 'rule-change-minor'
        await insertDeskEntry(trx, { at, by, what, about: factId })
        return true
      }),

    takeBack: (id, { at, by }) =>
      transact(db, async (trx) => {
        const row = await trx
          .deleteFrom('rule_changes')
          .where('id', '=', id)
          .where('digest', 'is', null)
          .returningAll()
          .executeTakeFirst()
        if (!row) return false
        // A later decision about the same record stands on this one: then nothing is put back.
        await trx
          .updateTable('announced_facts')
          .set({ record: row.record_before })
          .where('fact_id', '=', row.fact_id)
          .where('record', '=', row.record_after)
          .execute()
        await insertDeskEntry(trx, { at, by, what: 'rule-change-taken-back', about: row.fact_id })
        return true
      }),

    async waiting() {
      const rows = await waiting.orderBy('decided_at').orderBy('id').execute()
      return rows.map(toChange)
    },

    async decided(limit) {
      const rows = await db
        .selectFrom('rule_changes')
        .selectAll()
        .orderBy('decided_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(toChange)
    },

    async hasDigest(day) {
      const row = await db
        .selectFrom('rule_digests')
        .select('day')
        .where('day', '=', day)
        .executeTakeFirst()
      return row !== undefined
    },

    beginDigest: ({ day, at, decidedBefore }) =>
      transact(db, async (trx) => {
        const begun = await trx
          .insertInto('rule_digests')
          .values({ day, started_at: writeInstant(at) })
          .onConflict((conflict) => conflict.column('day').doNothing())
          .returning('day')
          .executeTakeFirst()
        if (!begun) return false
        const { numUpdatedRows } = await trx
          .updateTable('rule_changes')
          .set({ digest: day })
          .where('digest', 'is', null)
          .where('words', 'is not', null)
          .where('decided_at', '<', writeInstant(decidedBefore))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows > 0n) return true
        await trx.deleteFrom('rule_digests').where('day', '=', day).execute()
        return false
      }),

    async openDigests() {
      const days = await db
        .selectFrom('rule_digests')
        .select('day')
        .where('ended_at', 'is', null)
        .orderBy('day')
        .execute()
      const digests: { day: string; changes: DecidedChange[] }[] = []
      for (const { day } of days) {
        const rows = await db
          .selectFrom('rule_changes')
          .selectAll()
          .where('digest', '=', day)
          .orderBy('decided_at')
          .orderBy('id')
          .execute()
        digests.push({ day, changes: rows.map(toChange) })
      }
      return digests
    },

    async readers({ at, after, limit }) {
      const page = await db
        .selectFrom('subscribers')
        .leftJoin('suppressions', 'suppressions.email_key', 'subscribers.email_key')
        .select(['subscribers.id', 'subscribers.email', 'locale', 'topics'])
        .where('status', '=', 'confirmed')
        .where('suppressions.reason', 'is', null)
        .where(notPaused(at))
        .where('subscribers.id', '>', after)
        .orderBy('subscribers.id')
        .limit(limit)
        .execute()
      if (page.length === 0) return []
      const ids = page.map(({ id }) => id)
      const rows = await db
        .selectFrom('follows')
        .select(['subscriber_id', 'kind', 'target'])
        .where('subscriber_id', 'in', ids)
        .orderBy('created_at')
        .execute()
      const follows = Map.groupBy(rows, ({ subscriber_id }) => subscriber_id)
      return page.map(({ topics, ...reader }) => ({
        ...reader,
        wantsAll: readTexts(topics).includes('changes'),
        follows: (follows.get(reader.id) ?? []).map(({ kind, target }) => ({ kind, target })),
      }))
    },

    ...digestCopies(db),

    async endDigest(day, at) {
      await db
        .updateTable('rule_digests')
        .set({ ended_at: writeInstant(at) })
        .where('day', '=', day)
        .where('ended_at', 'is', null)
        .execute()
    },
  }
}
