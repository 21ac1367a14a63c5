import type { Kysely, LogEvent } from 'kysely'
import { now } from '#lib/config/clock.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import type { LastWrite } from '../store.ts'
import type { Tables } from './tables.ts'
import { writeInstant } from './values.ts'

/** How long a write that was stored stands for those after it. */
const FRESH = { seconds: 60 }

/** About the size of the longest form, so that a disk too full for one is too full for this. */
const PROBE_CHARACTERS = 16_384

const WRITE_NODES = ['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode']

/** SQLite's result codes that are a fault of the file, the disk or another process. */
const SQLITE_FAULTS = [5, 6, 8, 10, 11, 13, 14, 26]

/** Classes of SQLSTATE that are a fault of the statement or its data, not of the store. */
const STATEMENT_FAULTS = /^(?:22|23|40|42|P0)...$/

/** Whether an error says that the store cannot write, rather than that it refused one row. */
export function isStoreFault(error: unknown): boolean {
  if (!(error instanceof Error)) return true
  if ('errcode' in error && typeof error.errcode === 'number') {
    return SQLITE_FAULTS.includes(error.errcode & 0xff)
  }
  return !('code' in error && STATEMENT_FAULTS.test(String(error.code)))
}

/** What a statement is for, as a label of metrics. */
function statementKind({ query: { query, sql } }: LogEvent): string {
  if (query.kind === 'SelectQueryNode') return 'read'
  if (WRITE_NODES.includes(query.kind)) return 'write'
  // The commit is where the disk, or the standby, is waited for.
  return sql === 'commit' ? 'commit' : 'other'
}

function measure(event: LogEvent): void {
  const { storeSeconds, storeFailures } = processMetrics()
  storeSeconds.observe({ statement: statementKind(event) }, event.queryDurationMillis / 1000)
  if (event.level === 'error' && isStoreFault(event.error)) storeFailures.inc()
}

/** Watches the writes of a database and makes one itself when none was stored for a while. */
export class WriteWatch {
  #last: LastWrite | undefined
  #probing: Promise<void> | undefined

  get last(): LastWrite | undefined {
    return this.#last
  }

  /** For Kysely's `log`: notes transactions that were stored and writes that could not be. */
  note = (event: LogEvent): void => {
    const { sql, query } = event.query
    measure(event)
    if (event.level === 'query') {
      if (sql === 'commit') this.#set(true)
      return
    }
    const isWrite = WRITE_NODES.includes(query.kind) || /^(?:begin|commit)\b/.test(sql)
    if (isWrite && isStoreFault(event.error)) this.#set(false)
  }

  /** Resolves when a write was stored within the last minute or can be stored now. */
  async check(db: Kysely<Tables>): Promise<void> {
    const last = this.#last
    if (last?.ok && Temporal.Instant.compare(now().subtract(FRESH), last.at) < 0) {
      // Touches no row, but a database that only reads refuses it.
      await db.updateTable('write_probe').set({ filler: '' }).where('id', '=', '').execute()
      return
    }
    this.#probing ??= this.#probe(db).finally(() => {
      this.#probing = undefined
    })
    await this.#probing
  }

  async #probe(db: Kysely<Tables>): Promise<void> {
    const row = { at: writeInstant(now()), filler: '.'.repeat(PROBE_CHARACTERS) }
    await db
      .insertInto('write_probe')
      .values({ id: 'probe', ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    this.#set(true)
  }

  #set(ok: boolean): void {
    this.#last = { ok, at: now() }
  }
}
