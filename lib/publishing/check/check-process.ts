import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { processSingleton } from '#lib/config/process-singleton.ts'

/** The checks are above this room, and stay out of the memory of the site: they are a process. */
const PROGRAM = 'lib/content-check/check-process.ts'

const TIMEOUT_MS = 60_000

/** Nobody who writes pauses for longer; then its memory is given back. */
const IDLE_MS = 300_000

const findingSchema = z.object({
  path: z.string(),
  line: z.number(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
  remedy: z.string(),
  level: z.enum(['error', 'warning']),
  unreadable: z.literal(true).optional(),
})

/** A finding of the check: where it is, what is wrong and how to mend it, as `npm run check` says it. */
export type ContentFinding = z.infer<typeof findingSchema>

const answerSchema = z.union([
  z.object({ id: z.number(), findings: z.array(findingSchema) }),
  z.object({ id: z.number(), error: z.string() }),
])

type Waiting = {
  resolve: (findings: ContentFinding[]) => void
  reject: (error: Error) => void
  timer: NodeJS.Timeout
}

type Checker = { child: ChildProcess; waiting: Map<number, Waiting>; idle?: NodeJS.Timeout }

type Held = { checker?: Checker | undefined; next: number }

function held(): Held {
  return processSingleton('content checker', () => ({ next: 1 }))
}

/** Asks the process that checks; starts it where it does not run. */
export function askChecker(question: {
  dir: string
  day: string
  files: [path: string, text: string | null][]
}): Promise<ContentFinding[]> {
  const holder = held()
  holder.checker ??= startChecker()
  const { checker } = holder
  const id = holder.next++
  clearTimeout(checker.idle)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      forget(checker)
      checker.child.kill('SIGKILL')
    }, TIMEOUT_MS)
    checker.waiting.set(id, { resolve, reject, timer })
    checker.child.ref()
    checker.child.channel?.ref()
    checker.child.send({ id, ...question })
  })
}

/**
 * Has the process read the content before anybody waits for it: reading all of it takes seconds, the
 * check of one text afterwards a fraction of one. While it is called again, the process stays.
 */
export function keepCheckerWarm(dir: string, day: string): void {
  const { checker } = held()
  if (!checker) void askChecker({ dir, day, files: [] }).catch(() => undefined)
  else if (checker.waiting.size === 0) rest(checker)
}

/** Ends the process, if it runs; what waits for it is rejected. */
export function stopChecker(): void {
  const { checker } = held()
  if (checker) end(checker)
}

/** Ends a process that checks; the next question starts another one, also while this one ends. */
function end(checker: Checker): void {
  forget(checker)
  checker.child.kill()
}

function startChecker(): Checker {
  const program = join(/* turbopackIgnore: true */ process.cwd(), PROGRAM)
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const checker: Checker = { child, waiting: new Map() }
  child.on('message', (message) => settle(checker, message))
  child.on('error', () => forget(checker))
  child.on('exit', () => forget(checker))
  rest(checker)
  return checker
}

function settle(checker: Checker, message: unknown): void {
  const answer = answerSchema.parse(message)
  const waiting = checker.waiting.get(answer.id)
  checker.waiting.delete(answer.id)
  clearTimeout(waiting?.timer)
  if ('findings' in answer) waiting?.resolve(answer.findings)
  else waiting?.reject(new Error(answer.error))
  if (checker.waiting.size === 0) rest(checker)
}

/** While nobody waits for it, it keeps no process from ending. */
function rest(checker: Checker): void {
  checker.child.unref()
  checker.child.channel?.unref()
  clearTimeout(checker.idle)
  checker.idle = setTimeout(() => end(checker), IDLE_MS)
  checker.idle.unref()
}

function forget(checker: Checker): void {
  clearTimeout(checker.idle)
  const holder = held()
  if (holder.checker === checker) holder.checker = undefined
  for (const { reject, timer } of checker.waiting.values()) {
    clearTimeout(timer)
    reject(new Error('the check of the content ended without an answer'))
  }
  checker.waiting.clear()
}
