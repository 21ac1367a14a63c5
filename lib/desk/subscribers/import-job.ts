import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { now as readClock, today } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { BATCH, readOldList } from '#lib/newsletter/import-subscribers.ts'
import { ImportError } from '#lib/newsletter/read-csv.ts'
import { type NewsletterSettings, newsletterSettings } from '#lib/newsletter/settings.ts'
import type { Store } from '#lib/store/store.ts'
import type { ReadLine } from '#lib/store/subscriber-types.ts'

/** How long a process that works on an import may say nothing until it is taken to have ended. */
const LEASE = Temporal.Duration.from({ seconds: 30 })

type ImportStore = Pick<Store, 'imports'>

/**
 * Reads an old list and stores its lines for a dry run. The import's id, `busy` while another is under
 * way, or an `ImportError`, with nothing stored, for a file that is no list.
 */
export async function beginImport(
  { store, csv, by }: { store: ImportStore; csv: string | Buffer; by: string },
  settings: NewsletterSettings = newsletterSettings(),
): Promise<{ id: string } | 'busy' | ImportError> {
  const lines: ReadLine[] = []
  try {
    const read = readOldList(Readable.from([csv]), today(), settings)
    for await (const line of read) {
      lines.push(line)
      // A long list keeps nobody else waiting.
      if (lines.length % BATCH === 0) await nextTurn()
    }
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  const at = readClock()
  const id = await store.imports.begin({ by, at, leaseUntil: at.add(LEASE), lines })
  return id === undefined ? 'busy' : { id }
}

/** Takes up an import that stopped because its process ended; false when it is none. */
export function resumeImport(store: ImportStore, id: string): Promise<boolean> {
  const at = readClock()
  return store.imports.resume({ id, at, leaseUntil: at.add(LEASE) })
}

/** Begins the import whose dry run has ended; false when there is none. */
export function importTried(store: ImportStore, id: string): Promise<boolean> {
  const at = readClock()
  return store.imports.importTried({ id, at, leaseUntil: at.add(LEASE) })
}

/**
 * Works on an import or its dry run until its last line, and never rejects. Each batch is one
 * transaction with the mark how far it is: after a crash another process goes on where it stopped.
 */
export async function workOnImport({ imports }: ImportStore, id: string): Promise<void> {
  try {
    const step = (at: Temporal.Instant) => ({ id, at, leaseUntil: at.add(LEASE), limit: BATCH })
    while (await imports.step(step(readClock())));
  } catch (error) {
    log.error('import stopped', { error: error instanceof Error ? error.name : 'unknown' })
  }
}
