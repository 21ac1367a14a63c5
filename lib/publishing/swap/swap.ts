import { randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { publishingFolder } from '#lib/config/files/content-remote.ts'
import { hashBytes, readBytes } from '../content-file.ts'
import { resolveInside } from '../content-path.ts'
import { isLocked, withContentLock } from './content-lock.ts'

/*
 * Several files change together, or none does. All new texts are written aside first, then a journal
 * names them; its last step is a rename, so that it is there whole or not at all. From then on the
 * change happens: whoever finds the journal, also after a kill, renames what is left to rename.
 *
 *   prepared.json   the texts lie aside; nothing has changed, and nothing may change yet
 *   swapping.json   files are being renamed; readers of the folder wait or finish it
 *   swapped.json    all files are as they shall be; history and store may not know it yet
 */

const journalSchema = z.object({
  id: z.string(),
  /** What the change is in the store; undefined for one that came from a remote. */
  change: z
    .object({ id: z.string(), by: z.string(), author: z.string(), note: z.string() })
    .optional(),
  /** The commit that was pushed, or shall be. */
  commit: z.string().optional(),
  files: z.array(
    z.object({
      path: z.string(),
      /** The hash of the file that is replaced; `''` for none. */
      before: z.string(),
      /** The hash of the new file; `''` when the file is removed. */
      after: z.string(),
      /** The name of the text that lies aside; undefined when the file is removed. */
      aside: z.string().optional(),
    }),
  ),
})

/** What a swap is about to do, is doing or has done. */
export type Journal = z.infer<typeof journalSchema>

export type Phase = 'prepared' | 'swapping' | 'swapped'

const PHASES = ['prepared', 'swapping', 'swapped'] as const

/** Called before each step that changes the disk; tests end the process there. */
export type OnStep = (step: string) => Promise<void>

const nothing: OnStep = async () => undefined

/** A new text of a file, or `null` for its removal. */
export type NewFile = { path: string; before: string; bytes: Uint8Array | null }

/**
 * Writes new texts aside and a journal that names them. Call it within the content lock. Nothing of
 * the content changes.
 */
export async function prepareSwap(
  dir: string,
  files: readonly NewFile[],
  about: Omit<Journal, 'files' | 'id'>,
  onStep: OnStep = nothing,
): Promise<Journal> {
  const folder = publishingFolder(dir)
  await mkdir(folder, { recursive: true })
  const id = randomUUID()
  const journal: Journal = { id, ...about, files: [] }
  for (const [index, { path, before, bytes }] of files.entries()) {
    await resolveInside(dir, path)
    const aside = bytes ? `${id}.${index}` : undefined
    if (bytes && aside) {
      await onStep(`write ${path} aside`)
      await writeDurably(join(/* turbopackIgnore: true */ folder, aside), bytes)
    }
    const after = bytes ? hashBytes(bytes) : ''
    journal.files.push({ path, before, after, ...(aside && { aside }) })
  }
  await onStep('write the journal')
  await writeJournal(dir, 'prepared', journal)
  return journal
}

/** Names the commit in the journal of a prepared swap. */
export async function setCommit(dir: string, journal: Journal, commit: string): Promise<void> {
  journal.commit = commit
  await writeJournal(dir, 'prepared', journal)
}

/** Has the prepared swap happen. Call it within the content lock. */
export async function swap(dir: string, onStep: OnStep = nothing): Promise<Journal> {
  await onStep('begin to swap')
  await move(dir, 'prepared', 'swapping')
  return finishSwap(dir, onStep)
}

/** Forgets a prepared swap. */
export async function dropPrepared(dir: string): Promise<void> {
  await rm(journalFile(dir, 'prepared'), { force: true })
  await clean(dir)
}

/** Forgets the journal of a swap that history and store know of. */
export async function forgetSwap(dir: string, onStep: OnStep = nothing): Promise<void> {
  await onStep('forget the journal')
  await rm(journalFile(dir, 'swapped'), { force: true })
  await clean(dir)
}

/** The journal that was left, and how far it got. */
export async function readJournal(
  dir: string,
): Promise<{ phase: Phase; journal: Journal } | undefined> {
  for (const phase of PHASES.toReversed()) {
    const text = await readFile(journalFile(dir, phase), 'utf8').catch(() => undefined)
    if (text !== undefined) return { phase, journal: journalSchema.parse(JSON.parse(text)) }
  }
  return undefined
}

/**
 * Renames what a killed process left to rename, so that the folder holds all of a change. Waits for a
 * publication that is at it just now. To be called before the folder is read as a whole.
 */
export async function completeSwap(dir: string): Promise<void> {
  for (let tries = 0; tries < 200 && (await isSwapping(dir)); tries++) {
    if (await isLocked(dir)) await sleep(25)
    else
      await withContentLock(dir, async () => {
        if (await isSwapping(dir)) await finishSwap(dir)
      })
  }
}

/** Whether files are being renamed, or a killed process was at it. */
async function isSwapping(dir: string): Promise<boolean> {
  return (await readBytes(journalFile(dir, 'swapping'))) !== undefined
}

/** Renames what is left to rename. Call it within the content lock. */
export async function finishSwap(dir: string, onStep: OnStep = nothing): Promise<Journal> {
  const text = await readFile(journalFile(dir, 'swapping'), 'utf8')
  const journal = journalSchema.parse(JSON.parse(text))
  for (const file of journal.files) {
    await onStep(`swap ${file.path}`)
    await swapFile(dir, file)
  }
  await onStep('end the swap')
  await move(dir, 'swapping', 'swapped')
  return journal
}

async function swapFile(dir: string, { path, before, after, aside }: Journal['files'][number]) {
  const target = await resolveInside(dir, path)
  const found = await readBytes(target)
  const hash = found ? hashBytes(found) : ''
  // Already renamed by the process that was killed, and perhaps edited by hand since.
  if (hash === after || (aside && !(await readBytes(join(publishingFolder(dir), aside))))) return
  // Edited by hand since: that text is kept beside, never lost.
  if (found && hash !== before) await keepBeside(dir, path, target)
  if (aside) {
    await mkdir(dirname(target), { recursive: true })
    await rename(join(/* turbopackIgnore: true */ publishingFolder(dir), aside), target)
  } else {
    await rm(target, { force: true })
    // A text's folder without texts is no guide.
    await rmdir(dirname(target)).catch(() => undefined)
  }
  await syncFolder(dirname(target)).catch(() => undefined)
}

async function keepBeside(dir: string, path: string, target: string): Promise<void> {
  const folder = join(publishingFolder(dir), 'edited-by-hand')
  await mkdir(folder, { recursive: true })
  await link(target, join(folder, `${path.replaceAll('/', '_')}.${randomUUID()}`))
}

function journalFile(dir: string, phase: Phase): string {
  return join(/* turbopackIgnore: true */ publishingFolder(dir), `${phase}.json`)
}

async function writeJournal(dir: string, phase: Phase, journal: Journal): Promise<void> {
  const unfinished = join(/* turbopackIgnore: true */ publishingFolder(dir), `.${journal.id}`)
  await writeDurably(unfinished, JSON.stringify(journal))
  await rename(unfinished, journalFile(dir, phase))
  await syncFolder(publishingFolder(dir))
}

async function move(dir: string, from: Phase, to: Phase): Promise<void> {
  await rename(journalFile(dir, from), journalFile(dir, to))
  await syncFolder(publishingFolder(dir))
}

async function writeDurably(file: string, data: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'w', 0o644)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes texts that no journal names: left by a process that was killed before it wrote one. */
async function clean(dir: string): Promise<void> {
  const folder = publishingFolder(dir)
  for (const name of await readdir(folder)) {
    if (/^\.?[0-9a-f]{8}-[0-9a-f-]{27}(?:\.\d+)?$/.test(name)) {
      await rm(join(folder, name), { force: true })
    }
  }
}
