import { type Fact, FactError, factOn } from './fact-on.ts'
import { type Ledger, ledger } from './load.ts'

/** What a record says on a day, or nothing where the ledger says nothing about that day. */
export function findFactOn(id: string, day: string, book: Ledger = ledger()): Fact | undefined {
  try {
    return factOn(id, day, book)
  } catch (error) {
    if (error instanceof FactError) return undefined
    throw error
  }
}
