import { sql } from 'kysely'
import { isBeginning, type TextIndex } from './text-index.ts'
import { writeInstant } from './values.ts'

/** All words or their beginnings, in PostgreSQL's language. */
function matching(words: string[]): string {
  // Words hold letters, marks and figures only, so that nothing in them needs escaping.
  return words.map((word) => `'${word}'${isBeginning(word) ? ':*' : ''}`).join(' & ')
}

/** A column of words with an index of its own kind; status and mark have their own. */
export const postgresTextIndex: TextIndex = {
  async put(trx, { reference, words }) {
    await sql`update recommendations set search = array_to_tsvector(${words}::text[])
      where reference = ${reference}`.execute(trx)
  },

  update: async () => undefined,

  remove: async () => undefined,

  async find(db, { words, status, locale, suspicious, assignee, after, limit }) {
    const { rows } = await sql<{ reference: string; row: number }>`
      select reference, 0 as row from recommendations
      where search @@ ${matching(words)}::tsquery
      ${status ? sql`and status = ${status}` : sql``}
      ${locale ? sql`and locale = ${locale}` : sql``}
      and suspicion is ${suspicious ? sql`not null` : sql`null`}
      ${assignee ? sql`and assignee = ${assignee}` : sql``}
      ${after ? sql`and (created_at, reference) < (${writeInstant(after.at)}, ${after.reference})` : sql``}
      order by created_at desc, reference desc limit ${limit}`.execute(db)
    return rows
  },
}
