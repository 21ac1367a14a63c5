import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from './database/tables.ts'
import { transact } from './database/transact.ts'
import { readInstant, writeInstant } from './database/values.ts'
import { insertDeskEntry } from './desk.ts'
import type { Feedback } from './store.ts'

/** The answers to "was this useful" of a database. */
export function feedbackRepository(db: Kysely<Tables>): Feedback {
  return {
    async insert({ slug, locale, useful, at }) {
      const id = randomUUID()
      await db
        .insertInto('feedback')
        .values({ id, slug, locale, useful: useful ? 1 : 0, created_at: writeInstant(at) })
        .execute()
      return id
    },

    async setComment(id, comment, suspicion) {
      await db
        .updateTable('feedback')
        .set({ comment, suspicion: suspicion ? JSON.stringify(suspicion) : null })
        .where('id', '=', id)
        .execute()
    },

    releaseComment: (id, { at, by }) =>
      transact(db, async (trx) => {
        const row = await trx
          .updateTable('feedback')
          .set({ suspicion: null })
          .where('id', '=', id)
          .where('suspicion', 'is not', null)
          .returning('slug')
          .executeTakeFirst()
        if (!row) return false
        await insertDeskEntry(trx, { at, by, what: 'comment-released', about: row.slug })
        return true
      }),

    async countSuspiciousComments() {
      const { count } = await db
        .selectFrom('feedback')
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .where('suspicion', 'is not', null)
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async byGuide() {
      const rows = await db
        .selectFrom('feedback')
        .select((eb) => [
          'slug',
          eb.fn.countAll<number | string>().as('answers'),
          eb.fn.sum<number | string>('useful').as('yes'),
          eb.fn
            .count<number | string>('comment')
            .filterWhere('suspicion', 'is', null)
            .as('comments'),
        ])
        .groupBy('slug')
        .execute()
      return rows.map(({ slug, answers, yes, comments }) => ({
        slug,
        yes: Number(yes),
        no: Number(answers) - Number(yes),
        comments: Number(comments),
      }))
    },

    async comments({ after, suspicious, limit }) {
      let query = db
        .selectFrom('feedback')
        .selectAll()
        .where('comment', 'is not', null)
        .where('suspicion', suspicious ? 'is not' : 'is', null)
      if (after) {
        const { at, id } = after
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('created_at', 'id'), '<', tuple(writeInstant(at), id)),
        )
      }
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ id, slug, locale, useful, comment, created_at }) => ({
        id,
        slug,
        locale,
        useful: useful === 1,
        comment: comment ?? '',
        at: readInstant(created_at),
      }))
    },
  }
}
