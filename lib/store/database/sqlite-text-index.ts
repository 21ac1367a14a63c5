import { sql } from 'kysely'
import { isBeginning, type TextIndex } from './text-index.ts'

/** All words or their beginnings, status and language, in the language of FTS5. */
function matching(words: string[], marks: (string | undefined)[]): string {
  // Words hold letters, marks and figures only, so that nothing in them needs escaping.
  const terms = words.map((word) => `words : "${word}"${isBeginning(word) ? ' *' : ''}`)
  const marked = marks.filter((mark) => mark !== undefined).map((mark) => `status : "${mark}"`)
  return [...terms, ...marked].join(' AND ')
}

/** What the index knows of a row beside its words: status, language, and whether it is marked. */
const MARKS = sql`status || ' ' || locale || ' ' ||
  case when suspicion is null then 'regular' else 'suspicious' end`

/**
 * An FTS5 table whose rows are numbered in the order of arrival: newest first is that order
 * backwards, and a page ends as soon as it is full. It knows status, language and mark too, in one
 * column, so that a rare one with a frequent word is no long search.
 */
export const sqliteTextIndex: TextIndex = {
  async put(trx, { reference, words }) {
    await sql`insert into recommendation_search(words, status)
      select ${words.join(' ')}, ${MARKS} from recommendations
      where reference = ${reference}`.execute(trx)
    await sql`update recommendations set search_row = last_insert_rowid()
      where reference = ${reference}`.execute(trx)
  },

  async update(trx, reference) {
    await sql`update recommendation_search
      set status = (select ${MARKS} from recommendations where reference = ${reference})
      where rowid = (select search_row from recommendations where reference = ${reference})`.execute(
      trx,
    )
  },

  async remove(trx, reference) {
    await sql`delete from recommendation_search
      where rowid = (select search_row from recommendations where reference = ${reference})`.execute(
      trx,
    )
  },

  async find(db, { words, status, locale, suspicious, assignee, after, limit }) {
    const mark = suspicious ? 'suspicious' : 'regular'
    const matched = sql`select rowid from recommendation_search
      where recommendation_search match ${matching(words, [status, locale, mark])}
      and rowid < ${after?.row ?? Number.MAX_SAFE_INTEGER}
      order by rowid desc ${assignee ? sql`` : sql`limit ${limit}`}`
    const { rows } = await sql<{ reference: string; row: number }>`
      select reference, search_row as row from recommendations
      where search_row in (${matched})
      ${assignee ? sql`and assignee = ${assignee}` : sql``}
      order by search_row desc limit ${limit}`.execute(db)
    return rows
  },
}
