import { type ColumnBuilderCallback, type Kysely, PostgresAdapter, sql } from 'kysely'

/** Tables in which nothing is ever changed or taken away. */
const LEDGERS = ['desk_ledger', 'recommendation_history']

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_ledger')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('by', 'text', (col) => col.notNull())
    .addColumn('what', 'text', (col) => col.notNull())
    .addColumn('about', 'text')
    .execute()
  await db.schema.createIndex('desk_ledger_order').on('desk_ledger').columns(['at', 'id']).execute()
  for (const table of LEDGERS) await guard(db, table)
  await addSignIn(db)
}

/** Who tries to change a ledger is refused by the database itself. */
async function guard(db: Kysely<unknown>, table: string): Promise<void> {
  const name = (what: string) => sql.id(`${table}_${what}`)
  const refusal = sql.lit('a ledger is only added to')
  if (!isPostgres(db)) {
    for (const what of ['update', 'delete']) {
      await sql`create trigger ${name(`no_${what}`)} before ${sql.raw(what)} on ${sql.id(table)}
        begin select raise(abort, ${refusal}); end`.execute(db)
    }
    return
  }
  await sql`create or replace function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception ${refusal}; end $$`.execute(db)
  await sql`create trigger ${name('no_change')} before update or delete on ${sql.id(table)}
    for each row execute function refuse_change()`.execute(db)
}

/**
 * The tables of the library that signs editors in, as its own migrations (better-auth 1.7,
 * with its plugin for passkeys) would make them: its names, and its types of each database.
 */
async function addSignIn(db: Kysely<unknown>): Promise<void> {
  const postgres = isPostgres(db)
  const instant = postgres ? 'timestamptz' : 'date'
  const yesNo = postgres ? 'boolean' : 'integer'
  const required: ColumnBuilderCallback = (col) => col.notNull()
  const editor: ColumnBuilderCallback = (col) =>
    col.notNull().references('desk_users.id').onDelete('cascade')

  await db.schema
    .createTable('desk_users')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('name', 'text', required)
    .addColumn('email', 'text', (col) => col.notNull().unique())
    .addColumn('emailVerified', yesNo, required)
    .addColumn('image', 'text')
    .addColumn('createdAt', instant, required)
    .addColumn('updatedAt', instant, required)
    .execute()

  await db.schema
    .createTable('desk_sessions')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('expiresAt', instant, required)
    .addColumn('token', 'text', (col) => col.notNull().unique())
    .addColumn('createdAt', instant, required)
    .addColumn('updatedAt', instant, required)
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('userId', 'text', editor)
    .execute()

  await db.schema
    .createTable('desk_accounts')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('accountId', 'text', required)
    .addColumn('providerId', 'text', required)
    .addColumn('userId', 'text', editor)
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', instant)
    .addColumn('refreshTokenExpiresAt', instant)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', instant, required)
    .addColumn('updatedAt', instant, required)
    .execute()

  await db.schema
    .createTable('desk_verifications')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('identifier', 'text', required)
    .addColumn('value', 'text', required)
    .addColumn('expiresAt', instant, required)
    .addColumn('createdAt', instant, required)
    .addColumn('updatedAt', instant, required)
    .execute()

  await db.schema
    .createTable('desk_passkeys')
    .addColumn('id', 'text', (col) => col.primaryKey().notNull())
    .addColumn('name', 'text')
    .addColumn('publicKey', 'text', required)
    .addColumn('userId', 'text', editor)
    .addColumn('credentialID', 'text', required)
    .addColumn('counter', 'integer', required)
    .addColumn('deviceType', 'text', required)
    .addColumn('backedUp', yesNo, required)
    .addColumn('transports', 'text')
    .addColumn('createdAt', instant)
    .addColumn('aaguid', 'text')
    .execute()

  for (const [table, column] of [
    ['desk_sessions', 'userId'],
    ['desk_accounts', 'userId'],
    ['desk_verifications', 'identifier'],
    ['desk_passkeys', 'userId'],
    ['desk_passkeys', 'credentialID'],
  ] as const) {
    await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute()
  }
}

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
