import { writeRemoteState } from '#lib/config/files/content-remote.ts'
import { ABSENT, hashBytes, readBytes } from '../content-file.ts'
import { resolveInside } from '../content-path.ts'
import { tellPublished } from '../swap/published.ts'
import { forgetSwap, type NewFile, prepareSwap, swap } from '../swap/swap.ts'
import { commitOf } from './commit.ts'
import { follow, SHOWN } from './follow.ts'
import { GitError, git, gitBytes, type Repository } from './git.ts'

/** Where published content is exchanged. */
export type Remote = { url: string; branch: string }

/** What the remote's branch held when it was last asked. */
const FETCHED = 'refs/we-guide/remote'

/** The remote cannot be used now. The message says why. */
export class RemoteError extends Error {
  override name = 'RemoteError'
  readonly outcome: 'unreachable' | 'held-up'

  constructor(outcome: 'unreachable' | 'held-up', message: string) {
    super(message)
    this.outcome = outcome
  }
}

/**
 * Takes over what was published on other machines, all of it or nothing. Call it within the content
 * lock.
 *
 * @returns whether anything was new
 * @throws RemoteError if the remote does not answer, or if a file that is new there was edited by hand
 *   here: neither text is lost, and a developer decides
 */
export async function takeFromRemote(repository: Repository, remote: Remote): Promise<boolean> {
  const { dir } = repository
  const tip = await fetchTip(dir, remote)
  const shown = await shownCommit(dir, tip)
  if (shown === tip) {
    await writeRemoteState(dir, 'ok', '')
    return false
  }
  const files = await incomingFiles(repository, shown, tip)
  if (files.length > 0) {
    await prepareSwap(dir, files, { commit: tip })
    await swap(dir)
    await tellPublished(dir)
  }
  await follow(repository, tip, files)
  if (files.length > 0) await forgetSwap(dir)
  await writeRemoteState(dir, 'ok', '')
  return files.length > 0
}

async function fetchTip(dir: string, { url, branch }: Remote): Promise<string> {
  try {
    const refs = `+refs/heads/${branch}:${FETCHED}`
    await git(dir, ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', url, refs])
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    await writeRemoteState(dir, 'unreachable', error.message)
    throw new RemoteError('unreachable', error.message)
  }
  return commitOf(dir, FETCHED)
}

/** Before the first exchange: the last commit that both sides have. */
async function shownCommit(dir: string, tip: string): Promise<string> {
  try {
    return await commitOf(dir, SHOWN)
  } catch {
    const base = await git(dir, ['merge-base', 'HEAD', tip]).catch(() => {
      throw new RemoteError(
        'held-up',
        'the branch of CONTENT_GIT has no commit in common with this folder',
      )
    })
    await git(dir, ['update-ref', SHOWN, base.trim()])
    return base.trim()
  }
}

async function incomingFiles(
  { dir, prefix }: Repository,
  shown: string,
  tip: string,
): Promise<NewFile[]> {
  const listed = await git(dir, [
    'diff',
    '--name-only',
    '--no-renames',
    '-z',
    shown,
    tip,
    '--',
    '.',
  ])
  const files: NewFile[] = []
  const edited: string[] = []
  for (const name of listed.split('\0').filter(Boolean)) {
    const path = name.slice(prefix.length)
    const [old, fresh] = await Promise.all([blob(dir, shown, name), blob(dir, tip, name)])
    const found = await readBytes(await resolveInside(dir, path))
    const before = found ? hashBytes(found) : ABSENT
    const after = fresh ? hashBytes(fresh) : ABSENT
    if (before === after) continue
    if (before !== (old ? hashBytes(old) : ABSENT)) edited.push(name)
    files.push({ path, before, bytes: fresh ?? null })
  }
  if (edited.length > 0) {
    const detail = `edited by hand here and published elsewhere: ${edited.join(', ')}; keep the edit elsewhere and run git checkout on the file, or publish it`
    await writeRemoteState(dir, 'behind', detail)
    throw new RemoteError('held-up', detail)
  }
  return files
}

async function blob(dir: string, commit: string, name: string): Promise<Buffer | undefined> {
  // Only plain files: a symbolic link in a commit is not followed.
  const entry = await git(dir, ['ls-tree', '-z', '--full-tree', commit, '--', name])
  const [, mode, id] = /^(\d+) blob ([0-9a-f]+)\t/.exec(entry) ?? []
  if (!id || !mode) return undefined
  if (!mode.startsWith('100')) {
    throw new RemoteError('held-up', `${name} is not a plain file in the branch of CONTENT_GIT`)
  }
  return gitBytes(dir, ['cat-file', 'blob', id])
}
