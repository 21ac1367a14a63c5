import { log } from '#lib/config/log.ts'
import type { FileEdit } from '#lib/store/content-types.ts'
import type { Repositories } from '#lib/store/store.ts'
import { readBytes } from './content-file.ts'
import { resolveInside } from './content-path.ts'
import { exchange } from './git/exchange.ts'
import { tellPublished } from './swap/published.ts'
import { dropPrepared, finishSwap, forgetSwap, type Journal, readJournal } from './swap/swap.ts'

/**
 * Ends what a killed process has begun: a change whose files were not touched yet is dropped and stays
 * where it was; one that was being written is written, committed and marked as published. Call it
 * within the content lock.
 */
export async function recoverPublication(
  { contentChanges }: Pick<Repositories, 'contentChanges'>,
  settings: { dir: string },
  at: Temporal.Instant,
): Promise<void> {
  const { dir } = settings
  const left = await readJournal(dir)
  if (!left) return
  if (left.phase === 'prepared') return dropPrepared(dir)
  const journal = left.phase === 'swapping' ? await finishSwap(dir) : left.journal
  await tellPublished(dir)
  const { change } = journal
  if (change) {
    const { id, by, author, note } = change
    const files = await writtenFiles(dir, journal)
    const history = await exchange(settings)
    const commit = 'outcome' in history ? undefined : await history.commit(files, { author, note })
    const stored = await contentChanges.find(id)
    await contentChanges.setPublished(id, textsOf(stored?.files ?? [], files), commit, { by, at })
    log.info('interrupted publication ended', { change: id })
  }
  await forgetSwap(dir)
}

async function writtenFiles(dir: string, { files }: Journal) {
  return Promise.all(
    files.map(async ({ path, after }) => ({
      path,
      bytes: after === '' ? null : ((await readBytes(await resolveInside(dir, path))) ?? null),
    })),
  )
}

function textsOf(
  edits: readonly FileEdit[],
  written: readonly { path: string; bytes: Uint8Array | null }[],
): FileEdit[] {
  const texts = new Map(written.map(({ path, bytes }) => [path, bytes]))
  return edits.map((edit) => {
    const bytes = texts.get(edit.path)
    return bytes ? { ...edit, text: Buffer.from(bytes).toString('utf8') } : edit
  })
}
