import type { Kysely } from 'kysely'
import { log } from '#lib/config/log.ts'
import type { Tables } from './database/tables.ts'
import { parseJsonColumn, writeInstant } from './database/values.ts'
import type { Drafts, FormValues } from './store.ts'

/** What was typed; nothing where it cannot be read, so that the form begins anew. */
function readAnswers(answers: string): FormValues | undefined {
  try {
    return parseJsonColumn(answers)
  } catch {
    log.warn('draft unreadable')
    return undefined
  }
}

/** The drafts of a database. */
export function draftRepository(db: Kysely<Tables>): Drafts {
  return {
    async isKnown(key, at) {
      const row = await db
        .selectFrom('drafts')
        .select('key')
        .where('key', '=', key)
        .where('expires_at', '>', writeInstant(at))
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async forms(key, prefix, at) {
      const rows = await db
        .selectFrom('drafts')
        .select('form')
        .where('key', '=', key)
        .where('expires_at', '>', writeInstant(at))
        .orderBy('created_at')
        .orderBy('form')
        .execute()
      return rows.map(({ form }) => form).filter((form) => form.startsWith(prefix))
    },

    async find(key, form, at) {
      const row = await db
        .selectFrom('drafts')
        .select('answers')
        .where('key', '=', key)
        .where('form', '=', form)
        .where('expires_at', '>', writeInstant(at))
        .executeTakeFirst()
      return row && readAnswers(row.answers)
    },

    async save({ key, form, answers, at, expiresAt }) {
      const content = {
        answers: JSON.stringify(answers),
        updated_at: writeInstant(at),
        expires_at: writeInstant(expiresAt),
      }
      await db
        .insertInto('drafts')
        .values({ key, form, created_at: content.updated_at, ...content })
        .onConflict((conflict) => conflict.columns(['key', 'form']).doUpdateSet(content))
        .execute()
    },

    async delete(key, form) {
      await db.deleteFrom('drafts').where('key', '=', key).where('form', '=', form).execute()
    },

    async deleteExpired(at) {
      const { numDeletedRows } = await db
        .deleteFrom('drafts')
        .where('expires_at', '<=', writeInstant(at))
        .executeTakeFirstOrThrow()
      return Number(numDeletedRows)
    },
  }
}
