import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { currentRequest } from '#lib/config/request-context.ts'
import { openClient, openPool, takeConnection } from './postgres-servers.ts'

/** How long a connection may take to come free, and a statement to get its locks. */
const CONNECT_MS = 2_000
const LOCK_MS = 2_000

/** How long one statement of a request may take in all; the server may have stopped answering. */
const REQUEST_STATEMENT_MS = 4_000

/** How long any statement may take, such as the deletion of what is outdated. */
const STATEMENT_MS = 60_000

/** How long a transaction of a client that has gone may hold its locks. */
const IDLE_TRANSACTION_MS = 15_000

/** Connections of one process: writes that wait for others must leave some to those who read. */
const WRITERS = 6
const READERS = 4

/** One statement on a connection; with a limit of time while a request waits for it. */
function runOn(client: pg.PoolClient, text: string, parameters: readonly unknown[]) {
  const limit = currentRequest() ? { query_timeout: REQUEST_STATEMENT_MS } : {}
  return client.query({ text, values: [...parameters], ...limit })
}

function isReadTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout'
}

/** A pool's connections, each to a server that takes writes. */
type Connections = () => Promise<pg.PoolClient>

async function read(readers: Connections, text: string, parameters: readonly unknown[]) {
  const client = await readers()
  try {
    const result = await runOn(client, text, parameters)
    client.release()
    return result
  } catch (error) {
    client.release(isReadTimeout(error))
    throw error
  }
}

/**
 * A client that takes a connection when it knows for what: a `select` of its own reads, anything
 * else, such as `begin`, writes from then on. A connection whose statement did not end in time is
 * closed: a late result would be taken for that of the next statement.
 */
function lazyClient(readers: Connections, writers: Connections): PostgresPoolClient {
  let client: pg.PoolClient | undefined
  let broken: Error | undefined
  async function query(text: string, parameters: readonly unknown[]) {
    if (broken) throw broken
    if (!client && /^\s*select\b/i.test(text)) return read(readers, text, parameters)
    client ??= await writers()
    try {
      return await runOn(client, text, parameters)
    } catch (error) {
      if (error instanceof Error && isReadTimeout(error)) broken = error
      throw error
    }
  }
  return {
    // Kysely's type has a second form, with a cursor, which nothing here uses.
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client?.release(destroy === true || broken !== undefined),
  }
}

/** Connects to PostgreSQL, or to what speaks its language. Nothing is sent before the first query. */
export function openPostgres(databaseUrl: string): PostgresDialect {
  const limits = {
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
  }
  const readers = openPool(databaseUrl, { ...limits, max: READERS })
  const writers = openPool(databaseUrl, { ...limits, max: WRITERS })
  const pool: PostgresPool = {
    connect: async () =>
      lazyClient(
        () => takeConnection(databaseUrl, readers),
        () => takeConnection(databaseUrl, writers),
      ),
    end: async () => void (await Promise.all([readers.end(), writers.end()])),
    options: writers.options,
  }
  return new PostgresDialect({ pool })
}

/** The same without limits of time, for changes of the tables. */
export function openPostgresForMigrations(databaseUrl: string): PostgresDialect {
  return new PostgresDialect({
    pool: openPool(databaseUrl, { connectionTimeoutMillis: 10_000, max: 1 }),
  })
}

/** Connects, asks for nothing and leaves. Rejects when the database does not let us in. */
export async function connectOnce(databaseUrl: string): Promise<void> {
  const client = await openClient(databaseUrl, {
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  })
  try {
    await client.query('select 1')
  } finally {
    await client.end()
  }
}
