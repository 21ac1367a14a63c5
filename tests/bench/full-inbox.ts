import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { makeReference } from '#lib/recommend/reference.ts'
import { openStore } from '#lib/store/connect.ts'
import { sqliteFile } from '#lib/store/database/sqlite.ts'
import { RECOMMENDATION_STATUSES } from '#lib/store/recommendation-types.ts'

const NAMES = ['Айгүл', 'Сергей', 'Дәурен', 'Мария', 'Ерлан', 'Гүлнәр', 'Олег', 'Жанар', 'Тимур']
const PLACES = ['Алматы', 'Алматы', 'Алматы', 'Астана', 'Шымкент', 'Қарағанды', 'Өскемен', 'Тараз']
const DEEDS = ['учит детей', 'көршілерге көмектеседі', 'mends bicycles', 'сажает деревья']

/** How many are stored as the form stores them; the others are copies under other references. */
const PATTERNS = 1_000

function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length]
  if (found === undefined) throw new Error('an empty list')
  return found
}

async function storePatterns(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir })
  for (let i = 0; i < PATTERNS; i++) {
    await store.recommendations.insert({
      recommendation: {
        reference: makeReference(),
        createdAt: Temporal.Instant.fromEpochMilliseconds(i),
        locale: pick(['ru', 'kk', 'ru', 'en'] as const, i),
        // Most of what is kept was read long ago; few are new.
        status: i % 50 === 0 ? 'new' : pick(RECOMMENDATION_STATUSES.slice(1), i),
        person: {
          name: `${pick(NAMES, i)} ${pick(NAMES, i * 7)}ова${i}`,
          place: pick(PLACES, i),
          knownFor: `${pick(DEEDS, i)} во дворе ${i % 97}`,
          qualities: ['cares'],
          story: `${pick(DEEDS, i + 1)}. `.repeat(40) + (i === 500 ? 'саксаул' : ''),
        },
        recommender: { name: pick(NAMES, i + 3), email: `s${i}@example.org`, relation: 'сосед' },
      },
      idempotencyKey: `pattern-${i}`,
      consentText: 'yes',
      links: { nominee: `nominee-${i}`, status: `status-${i}` },
      mails: [],
    })
  }
  await store.close()
}

/** A store in which so many recommendations are kept, newest last. */
export async function fillInbox(dataDir: string, count: number): Promise<void> {
  await storePatterns(dataDir)
  const database = new DatabaseSync(sqliteFile(dataDir))
  database.exec('pragma synchronous = off; begin')
  const patterns = database.prepare('select * from recommendations order by search_row').all()
  const words = database.prepare('select words, status from recommendation_search').all()
  const columns = Object.keys(patterns[0] ?? {})
  const insert = database.prepare(
    `insert into recommendations (${columns.join()}) values (${columns.map(() => '?').join()})`,
  )
  const index = database.prepare(
    'insert into recommendation_search (rowid, words, status) values (?, ?, ?)',
  )
  const step = database.prepare(
    `insert into recommendation_history (reference, version, at, by, what, to_status)
     values (?, 1, ?, 'sender', 'sent', 'new')`,
  )
  for (let n = PATTERNS; n < count; n++) {
    const pattern = pick(patterns, n)
    const reference = `WE-${String(n).padStart(8, '0')}`
    const at = Temporal.Instant.fromEpochMilliseconds(n * 60_000).toString({
      smallestUnit: 'millisecond',
    })
    const own: Record<string, SQLInputValue> = {
      reference,
      idempotency_key: `key-${n}`,
      created_at: at,
      nominee_hash: `nominee-${n}`,
      status_hash: `status-${n}`,
      search_row: n + 1,
    }
    insert.run(...columns.map((column) => own[column] ?? pattern[column] ?? null))
    const { words: text = '', status = '' } = pick(words, n)
    index.run(n + 1, text, status)
    step.run(reference, at)
  }
  database.exec('commit; pragma wal_checkpoint(truncate)')
  database.close()
}
