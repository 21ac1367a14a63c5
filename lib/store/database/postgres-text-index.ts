import { sql } from 'kysely'
import { isBeginning, type TextIndex } from './text-index.ts'

/** All words or their beginnings, in PostgreSQL's language. */
function matching(words: string[]): string {
  // Words hold letters, marks and figures only, so that nothing in them needs escaping.
  return words.map((word) => `'${word}'${isBeginning(word) ? ':*' : ''}`).join(' & ')
}

/** A column of words with an index of its own kind; the status has one already. */
export const postgresTextIndex: TextIndex = {
  async put(trx, { reference, words }) {
    await sql`update recommendations set search = array_to_tsvector(${words}::text[])
      where reference = ${reference}`.execute(trx)
  },

  setStatus: async () => undefined,

  remove: async () => undefined,

  async find(db, { words, status, locale, after, limit }) {
    const { rows } = await sql<{ reference: string; row: number }>`
      select reference, 0 as row from recommendations
      where search @@ ${matching(words)}::tsquery
      ${status ? sql`and status = ${status}` : sql``}
      ${locale ? sql`and locale = ${locale}` : sql``}
      ${after ? sql`and (created_at, reference) < (${after.createdAt}, ${after.reference})` : sql``}
      order by created_at desc, reference desc limit ${limit}`.execute(db)
    return rows
  },
}
