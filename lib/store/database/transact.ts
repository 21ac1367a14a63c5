import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const TRIES = 5

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  return error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK
}

/**
 * Runs work in one transaction: all of it has committed, or none of it. A cluster may ask
 * for the transaction once more, so work does nothing but speak to the database. Within a
 * transaction it is a part of that one.
 */
export async function transact<T>(
  db: Kysely<Tables>,
  work: (trx: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work(db)
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (tries === TRIES || !isTransient(error)) throw error
      await sleep(10 * tries * (0.5 + Math.random()))
    }
  }
}
