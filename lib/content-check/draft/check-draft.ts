import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { processSingleton } from '#lib/config/process-singleton.ts'
import type { Finding } from '../finding.ts'

/** A content folder, what would be different in it, and the day for which it is checked. */
export type DraftCheck = {
  dir: string
  /** Texts by their path below the folder; `null` for a file that would be taken out. */
  changes: [path: string, text: string | null][]
  day: string
}

export type DraftFindings = { findings: Finding[] } | { fault: string }

type Waiting = { resolve: (findings: Finding[]) => void; reject: (error: Error) => void }

type Checker = {
  worker: Worker | undefined
  waiting: Map<number, Waiting>
  next: number
  idle: NodeJS.Timeout | undefined
}

/** Nobody has written for so long: the memory of what was parsed is given back. */
const IDLE_MS = 600_000

const WORKER = join(process.cwd(), 'lib/content-check/draft/draft-worker.ts')

function checker(): Checker {
  return processSingleton('draft checker', () => ({
    worker: undefined,
    waiting: new Map(),
    next: 0,
    idle: undefined,
  }))
}

/**
 * Checks the content as it would be with a draft, by all rules of `npm run check`, in a thread of
 * its own. The first check parses everything (about 0.8 s), later ones what is different.
 *
 * @throws Error if the thread ends, for example for want of memory
 */
export function checkDraft(draft: DraftCheck): Promise<Finding[]> {
  const state = checker()
  const worker = state.worker ?? startWorker(state)
  state.next += 1
  const id = state.next
  clearTimeout(state.idle)
  state.idle = setTimeout(() => void state.worker?.terminate(), IDLE_MS).unref()
  return new Promise((resolve, reject) => {
    state.waiting.set(id, { resolve, reject })
    worker.postMessage({ id, ...draft })
  })
}

function startWorker(state: Checker): Worker {
  const worker = new Worker(WORKER, { execArgv: [], name: 'draft check' })
  // It keeps no process alive that has nothing else to do.
  worker.unref()
  worker.on('message', ({ id, ...result }: DraftFindings & { id: number }) => {
    const found = state.waiting.get(id)
    state.waiting.delete(id)
    if ('findings' in result) found?.resolve(result.findings)
    else found?.reject(new Error(result.fault))
  })
  function end(error: Error): void {
    if (state.worker !== worker) return
    state.worker = undefined
    for (const { reject } of state.waiting.values()) reject(error)
    state.waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`The draft check ended with ${code}.`)))
  state.worker = worker
  return worker
}
