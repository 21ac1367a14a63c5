import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { log } from '#lib/config/log.ts'

/** Connects to PostgreSQL, or to what speaks its language. Nothing is sent before the first query. */
export function openPostgres(databaseUrl: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'we-guide',
  })
  // Without a listener, a connection that the server drops while idle would end the process.
  pool.on('error', (error) => log.warn('database connection lost', { error: error.message }))
  return new PostgresDialect({ pool })
}
