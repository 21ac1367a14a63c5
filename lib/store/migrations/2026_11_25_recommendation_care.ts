import { type Kysely, PostgresAdapter, sql } from 'kysely'

type Rows = {
  recommendations: {
    reference: string
    created_at: string
    status: string
    deletes_at: string | null
    version: number
    person_name: string
    person_place: string
    known_for: string
    story: string
    recommender_name: string
    recommender_email: string
    search_row: number | null
  }
  recommendation_history: {
    reference: string
    version: number
    at: string
    by: string
    what: string
    to_status: string
  }
}

const KEPT_HOURS = 90 * 24

export async function up(db: Kysely<Rows>): Promise<void> {
  await db.schema
    .alterTable('recommendations')
    .addColumn('version', 'integer', (col) => col.notNull().defaultTo(1))
    .execute()
  for (const name of ['decline_reason', 'deletes_at', 'nominee_hash', 'status_hash']) {
    await db.schema.alterTable('recommendations').addColumn(name, 'text').execute()
  }
  for (const name of ['nominee_hash', 'status_hash']) {
    await db.schema
      .createIndex(`recommendations_${name}`)
      .unique()
      .on('recommendations')
      .column(name)
      .execute()
  }
  await db.schema
    .createIndex('recommendations_deletes_at')
    .on('recommendations')
    .column('deletes_at')
    .execute()
  await db.schema
    .createIndex('recommendations_status')
    .on('recommendations')
    .columns(['status', 'created_at', 'reference'])
    .execute()

  await db.schema
    .createTable('recommendation_history')
    .addColumn('reference', 'text', (col) => col.notNull())
    .addColumn('version', 'integer', (col) => col.notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('what', 'text', (col) => col.notNull())
    .addColumn('from_status', 'text')
    .addColumn('to_status', 'text')
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('recommendation_history_pk', ['reference', 'version'])
    .execute()
  await db.schema
    .createIndex('recommendation_history_at')
    .on('recommendation_history')
    .columns(['at', 'reference', 'version'])
    .execute()

  await db.schema
    .createTable('recommendation_notes')
    .addColumn('reference', 'text', (col) =>
      col.notNull().references('recommendations.reference').onDelete('cascade'),
    )
    .addColumn('version', 'integer', (col) => col.notNull())
    .addColumn('note', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('recommendation_notes_pk', ['reference', 'version'])
    .execute()

  await db.schema
    .createTable('nominee_answers')
    .addColumn('reference', 'text', (col) =>
      col.notNull().references('recommendations.reference').onDelete('cascade'),
    )
    .addColumn('version', 'integer', (col) => col.notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('locale', 'text', (col) => col.notNull())
    .addColumn('text_version', 'text', (col) => col.notNull())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('scope', 'text', (col) => col.notNull())
    .addColumn('consent_text', 'text', (col) => col.notNull())
    .addColumn('contact', 'text', (col) => col.notNull())
    .addColumn('correction', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('nominee_answers_pk', ['reference', 'version'])
    .execute()

  await db.schema
    .createTable('removals')
    .addColumn('reference', 'text', (col) => col.primaryKey().notNull())
    .addColumn('idempotency_key', 'text', (col) => col.notNull().unique())
    .addColumn('removed_at', 'text', (col) => col.notNull())
    .addColumn('why', 'text', (col) => col.notNull())
    .execute()
  await db.schema
    .createIndex('removals_order')
    .on('removals')
    .columns(['removed_at', 'reference'])
    .execute()

  await db.schema.alterTable('outbox').addColumn('about', 'text').execute()
  await db.schema.createIndex('outbox_about').on('outbox').columns(['about', 'kind']).execute()
  await db.schema.createIndex('outbox_kind').on('outbox').columns(['kind', 'created_at']).execute()

  await addCounters(db)
  await addTextIndex(db)
  await bringUpToDate(db)
}

/** What rate-limiter-flexible counts in, for several processes together. */
async function addCounters(db: Kysely<Rows>): Promise<void> {
  if (!isPostgres(db)) return
  await db.schema
    .createTable('rate_limits')
    .addColumn('key', 'varchar(255)', (col) => col.primaryKey().notNull())
    .addColumn('points', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('expire', 'bigint')
    .execute()
}

/** Words are found by the means of each database: only they are fast in a large inbox. */
async function addTextIndex(db: Kysely<Rows>): Promise<void> {
  if (isPostgres(db)) {
    await db.schema.alterTable('recommendations').addColumn('search', sql`tsvector`).execute()
    await db.schema
      .createIndex('recommendations_search')
      .on('recommendations')
      .using('gin')
      .column('search')
      .execute()
    return
  }
  await db.schema.alterTable('recommendations').addColumn('search_row', 'integer').execute()
  await db.schema
    .createIndex('recommendations_search_row')
    .unique()
    .on('recommendations')
    .column('search_row')
    .execute()
  // The words come ready made, so that only what is not a letter or a figure parts them.
  await sql`create virtual table recommendation_search using fts5(
    words, status, detail = column, columnsize = 0, prefix = '3', tokenize = 'ascii')`.execute(db)
  // What is deleted leaves no trace in the index.
  await sql`insert into recommendation_search(recommendation_search, rank)
    values ('secure-delete', 1)`.execute(db)
}

async function bringUpToDate(db: Kysely<Rows>): Promise<void> {
  const rows = await db.selectFrom('recommendations').selectAll().orderBy('created_at').execute()
  for (const row of rows) {
    const kept = row.status === 'agreed' || row.status === 'published'
    const end = Temporal.Instant.from(row.created_at).add({ hours: KEPT_HOURS })
    await db
      .updateTable('recommendations')
      .set({ deletes_at: kept ? null : end.toString({ smallestUnit: 'millisecond' }) })
      .where('reference', '=', row.reference)
      .execute()
    await db
      .insertInto('recommendation_history')
      .values({
        reference: row.reference,
        version: 1,
        at: row.created_at,
        by: 'sender',
        what: 'sent',
        to_status: row.status,
      })
      .execute()
    await indexWords(db, row)
  }
}

async function indexWords(db: Kysely<Rows>, row: Rows['recommendations']): Promise<void> {
  const text = [
    row.reference,
    row.person_name,
    row.person_place,
    row.known_for,
    row.story,
    row.recommender_name,
    row.recommender_email,
  ].join(' ')
  const found =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const words = [...new Set(found.map((word) => [...word].slice(0, 60).join('')))]
  if (isPostgres(db)) {
    await sql`update recommendations set search = array_to_tsvector(${words}::text[])
      where reference = ${row.reference}`.execute(db)
    return
  }
  await sql`insert into recommendation_search(words, status)
    values (${words.join(' ')}, ${row.status})`.execute(db)
  await sql`update recommendations set search_row = last_insert_rowid()
    where reference = ${row.reference}`.execute(db)
}

function isPostgres(db: Kysely<Rows>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
