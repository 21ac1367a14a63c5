import { log } from '#lib/config/log.ts'
import type { FileEdit } from '#lib/store/content-types.ts'
import type { Repositories } from '#lib/store/store.ts'
import { readBytes, textOf } from './content-file.ts'
import { resolveInside } from './content-path.ts'
import type { CommittedFile } from './git/commit.ts'
import { exchange } from './git/exchange.ts'
import { follow, isBefore } from './git/follow.ts'
import { findRepository } from './git/git.ts'
import type { Remote } from './git/remote.ts'
import { tellPublished } from './swap/published.ts'
import { dropPrepared, finishSwap, forgetSwap, type Journal, readJournal } from './swap/swap.ts'

type Where = { dir: string; remote?: Remote | undefined }

/**
 * Ends what a killed process has begun: a change whose files were not touched yet is dropped and stays
 * where it was, unless the remote has it; one that was being written is written, committed and marked
 * as published. Call it within the content lock.
 */
export async function recoverPublication(
  { contentChanges }: Pick<Repositories, 'contentChanges'>,
  settings: Where,
  at: Temporal.Instant,
): Promise<void> {
  const { dir } = settings
  const left = await readJournal(dir)
  if (!left) return
  const { journal } = left
  let commit: string | undefined
  if (left.phase === 'prepared') {
    commit = await pushedCommit(settings, journal)
    await dropPrepared(dir)
    if (!commit) return
  } else {
    if (left.phase === 'swapping') await finishSwap(dir)
    await tellPublished(dir)
    commit = await commitOnce(settings, journal)
  }
  const { change } = journal
  if (change) {
    const { id, by } = change
    const files = await writtenFiles(dir, journal)
    const stored = await contentChanges.find(id)
    await contentChanges.setPublished(id, textsOf(stored?.files ?? [], files), commit, { by, at })
    log.info('interrupted publication ended', { change: id })
  }
  await forgetSwap(dir)
}

/** The commit of a change that the remote took before the process was killed, taken over from there. */
async function pushedCommit(settings: Where, { commit }: Journal): Promise<string | undefined> {
  if (!commit || !settings.remote) return undefined
  const history = await exchange(settings)
  const head = 'outcome' in history ? undefined : await history.head()
  return head && (await isBefore(settings.dir, commit, head)) ? commit : undefined
}

async function commitOnce(settings: Where, journal: Journal): Promise<string | undefined> {
  const { dir } = settings
  const files = await writtenFiles(dir, journal)
  if (journal.commit) {
    const repository = await findRepository(dir)
    if (repository) await follow(repository, journal.commit, files)
    return journal.commit
  }
  const history = await exchange({ dir })
  if (!journal.change || 'outcome' in history) return undefined
  return history.commit(files, journal.change)
}

function writtenFiles(dir: string, { files }: Journal): Promise<CommittedFile[]> {
  return Promise.all(
    files.map(async ({ path, after }) => ({
      path,
      bytes: after === '' ? null : ((await readBytes(await resolveInside(dir, path))) ?? null),
    })),
  )
}

function textsOf(edits: readonly FileEdit[], written: readonly CommittedFile[]): FileEdit[] {
  const texts = new Map(written.map(({ path, bytes }) => [path, bytes]))
  return edits.map((edit) => {
    const bytes = texts.get(edit.path)
    return bytes ? { ...edit, text: textOf(edit.path, bytes) } : edit
  })
}
