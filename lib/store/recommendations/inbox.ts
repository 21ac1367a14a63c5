import type { Kysely, Selectable } from 'kysely'
import { readCursor, writeCursor } from '../cursor.ts'
import { wordsOf } from '../database/fold-words.ts'
import type { Tables } from '../database/tables.ts'
import type { Position, TextIndex } from '../database/text-index.ts'
import { readInstant, writeInstant } from '../database/values.ts'
import type { InboxEntry, InboxQuery, RecommendationStatus } from '../recommendation-types.ts'
import { readSuspicion } from './row.ts'

// Not the story: it may be long, and SQLite would read it from other pages of the file.
const COLUMNS = [
  'reference',
  'created_at',
  'locale',
  'status',
  'version',
  'person_name',
  'person_place',
  'known_for',
  'decline_reason',
  'deletes_at',
  'suspicion',
  'assignee',
] as const

type EntryRow = Pick<Selectable<Tables['recommendations']>, (typeof COLUMNS)[number]>

function toEntry(row: EntryRow): InboxEntry {
  return {
    reference: row.reference,
    createdAt: readInstant(row.created_at),
    locale: row.locale,
    status: row.status,
    version: row.version,
    name: row.person_name,
    place: row.person_place,
    knownFor: row.known_for,
    ...(row.decline_reason === null ? {} : { reason: row.decline_reason }),
    ...(row.deletes_at === null ? {} : { deletesAt: readInstant(row.deletes_at) }),
    ...(row.assignee === null ? {} : { assignee: row.assignee }),
    ...readSuspicion(row.suspicion),
  }
}

function readPosition(text: string): Position | undefined {
  const cursor = readCursor(text)
  const [reference, row] = cursor?.ids ?? []
  if (!cursor || !reference || !row || !/^\d{1,15}$/.test(row)) return undefined
  return { at: cursor.at, reference, row: Number(row) }
}

type OrderQuery = Omit<InboxQuery, 'text' | 'after'> & { after: Position | undefined }

function findByOrder(db: Kysely<Tables>, asked: OrderQuery): Promise<EntryRow[]> {
  const { status, locale, suspicious, assignee, limit, after } = asked
  let query = db
    .selectFrom('recommendations')
    .select(COLUMNS)
    .where('suspicion', suspicious ? 'is not' : 'is', null)
  if (status) query = query.where('status', '=', status)
  if (locale) query = query.where('locale', '=', locale)
  if (assignee) query = query.where('assignee', '=', assignee)
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'reference'), '<', tuple(writeInstant(after.at), after.reference)),
    )
  }
  return query.orderBy('created_at', 'desc').orderBy('reference', 'desc').limit(limit).execute()
}

async function findRows(
  db: Kysely<Tables>,
  texts: TextIndex,
  query: InboxQuery,
): Promise<(EntryRow & { row: number })[]> {
  const after = readPosition(query.after ?? '')
  const words = wordsOf(query.text ?? '')
  if (words.length > 0) return findByWords(db, texts, { ...query, words, after })
  const rows = await findByOrder(db, { ...query, after })
  return rows.map((row) => ({ ...row, row: 0 }))
}

async function findByWords(
  db: Kysely<Tables>,
  texts: TextIndex,
  query: Parameters<TextIndex['find']>[1],
): Promise<(EntryRow & { row: number })[]> {
  const found = await texts.find(db, query)
  if (found.length === 0) return []
  const references = found.map(({ reference }) => reference)
  const rows = await db
    .selectFrom('recommendations')
    .select(COLUMNS)
    .where('reference', 'in', references)
    .execute()
  const byReference = new Map(rows.map((row) => [row.reference, row]))
  return found.flatMap(({ reference, row }) => {
    const entry = byReference.get(reference)
    return entry ? [{ ...entry, row }] : []
  })
}

async function withAnswers(db: Kysely<Tables>, entries: InboxEntry[]): Promise<InboxEntry[]> {
  if (entries.length === 0) return []
  const references = entries.map(({ reference }) => reference)
  const answers = await db
    .selectFrom('nominee_answers')
    .select(['reference', 'kind'])
    .where('reference', 'in', references)
    .orderBy('version')
    .execute()
  const latest = new Map(answers.map(({ reference, kind }) => [reference, kind]))
  return entries.map((entry) => {
    const answer = latest.get(entry.reference)
    return answer ? { ...entry, answer } : entry
  })
}

/** A page of the inbox. */
export async function findInbox(
  db: Kysely<Tables>,
  texts: TextIndex,
  query: InboxQuery,
): Promise<{ entries: InboxEntry[]; next?: string }> {
  // One more than is shown tells whether anything follows.
  const rows = await findRows(db, texts, { ...query, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  const entries = await withAnswers(db, shown.map(toEntry))
  if (!last || rows.length === shown.length) return { entries }
  const { created_at: createdAt, reference, row } = last
  return { entries, next: writeCursor(readInstant(createdAt), reference, row) }
}

/** How many look like a robot's. */
export async function countSuspicious(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('recommendations')
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .where('suspicion', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many regular ones there are of each status. */
export async function countByStatus(
  db: Kysely<Tables>,
): Promise<Record<RecommendationStatus, number>> {
  const rows = await db
    .selectFrom('recommendations')
    .select((eb) => ['status', eb.fn.countAll<number | string>().as('count')])
    .where('suspicion', 'is', null)
    .groupBy('status')
    .execute()
  const none = { new: 0, reading: 0, asked: 0, agreed: 0, published: 0, declined: 0 }
  return Object.assign(
    none,
    Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)])),
  )
}
