import { type Kysely, PostgresAdapter, sql } from 'kysely'

type Rows = {
  recommendations: {
    reference: string
    locale: string
    status: string
    suspicion: string | null
    person_name: string
    person_place: string
    known_for: string
    story: string
    recommender_name: string
    recommender_email: string
    search_row: number | null
  }
}

const PAGE = 500

/**
 * Fills the index of the inbox's words again: letters that people take for one are now indexed
 * as one, and SQLite's index knows which rows look like a robot's.
 */
export async function up(db: Kysely<Rows>): Promise<void> {
  let last = ''
  while (true) {
    const rows = await db
      .selectFrom('recommendations')
      .selectAll()
      .where('reference', '>', last)
      .orderBy('reference')
      .limit(PAGE)
      .execute()
    for (const row of rows) await indexWords(db, row)
    last = rows.at(-1)?.reference ?? ''
    if (rows.length < PAGE) return
  }
}

async function indexWords(db: Kysely<Rows>, row: Rows['recommendations']): Promise<void> {
  const words = wordsOf(row)
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`update recommendations set search = array_to_tsvector(${words}::text[])
      where reference = ${row.reference}`.execute(db)
    return
  }
  const marks = `${row.status} ${row.locale} ${row.suspicion === null ? 'regular' : 'suspicious'}`
  await sql`update recommendation_search set words = ${words.join(' ')}, status = ${marks}
    where rowid = ${row.search_row}`.execute(db)
}

/** A copy of how words were folded on the day of this migration, which must not change. */
function wordsOf(row: Rows['recommendations']): string[] {
  const text = [
    row.reference,
    row.person_name,
    row.person_place,
    row.known_for,
    row.story,
    row.recommender_name,
    row.recommender_email,
  ].join(' ')
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[әғқңөұүһіıłøđæœß]/g, (letter) => ALIKE[letter] ?? letter)
    .normalize('NFC')
  const found = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(found.map((word) => [...word].slice(0, 60).join('')))]
}

const ALIKE: Record<string, string> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
}
