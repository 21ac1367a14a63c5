import { Readable } from 'node:stream'
import { now, today } from '#lib/config/clock.ts'
import { processSingleton } from '#lib/config/process-singleton.ts'
import {
  ImportError,
  type ImportLine,
  importSubscribers,
} from '#lib/newsletter/import-subscribers.ts'
import type { Store } from '#lib/store/store.ts'

/** An import, or its dry run, under way or ended. */
export type ImportJob = {
  by: string
  dryRun: boolean
  startedAt: Temporal.Instant
  total: number
  lines: ImportLine[]
  state: 'running' | 'done' | 'failed'
  /** Why it failed, when the file is to blame. */
  error?: string
}

function held(): { job?: ImportJob } {
  return processSingleton('subscriber-import', () => ({}))
}

/** The latest import of this process, if there was one. */
export function latestImport(): ImportJob | undefined {
  return held().job
}

/** Forgets the latest import, unless it is under way. */
export function forgetImport(): void {
  if (held().job?.state !== 'running') delete held().job
}

/** Starts an import or its dry run, which goes on after the answer; false while one is under way. */
export function startImport(input: {
  store: Store
  csv: string
  by: string
  dryRun: boolean
}): boolean {
  if (latestImport()?.state === 'running') return false
  const { store, csv, by, dryRun } = input
  const total = Math.max(0, csv.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length - 1)
  const job: ImportJob = { by, dryRun, startedAt: now(), total, lines: [], state: 'running' }
  held().job = job
  void run(job, store, csv)
  return true
}

async function run(job: ImportJob, store: Store, csv: string): Promise<void> {
  const { by, dryRun } = job
  try {
    const source = { store, csv: Readable.from([csv]), by, today: today(), now, dryRun }
    for await (const line of importSubscribers(source)) job.lines.push(line)
    job.state = 'done'
  } catch (error) {
    if (error instanceof ImportError) job.error = error.message
    job.state = 'failed'
  }
}
