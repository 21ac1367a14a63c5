import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Feedback } from './store.ts'
import type { Tables } from './tables.ts'
import { writeInstant } from './values.ts'

/** The answers to "was this useful" of a database. */
export function feedbackIn(db: Kysely<Tables>): Feedback {
  return {
    async insert({ slug, locale, useful, at }) {
      const id = randomUUID()
      await db
        .insertInto('feedback')
        .values({ id, slug, locale, useful: useful ? 1 : 0, created_at: writeInstant(at) })
        .execute()
      return id
    },

    async setComment(id, comment) {
      await db.updateTable('feedback').set({ comment }).where('id', '=', id).execute()
    },
  }
}
