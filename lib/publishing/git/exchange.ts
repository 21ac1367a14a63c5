import { writeRemoteState } from '#lib/config/files/content-remote.ts'
import { log } from '#lib/config/log.ts'
import {
  type CommitMessage,
  type CommittedFile,
  commitOf,
  createCommit,
  stageFiles,
} from './commit.ts'
import { follow, isBefore, SHOWN } from './follow.ts'
import { findRepository, GitError, git, type Repository } from './git.ts'
import { type Remote, RemoteError, takeFromRemote } from './remote.ts'

/** Why nothing can be published now; nothing was written. */
export type Refusal = { outcome: 'unreachable' | 'overtaken' | 'held-up'; detail: string }

/** Where the history of the content is kept while one change is published. */
export type History = {
  /** The commit that the content is at; undefined without git. */
  head(): Promise<string | undefined>
  /**
   * Hands the change to the remote, where there is one, before anything is written here: whatever it
   * takes is published, and the other machines take it from there.
   *
   * @param remember is called with the commit before the remote is asked
   */
  offer(
    files: readonly CommittedFile[],
    message: CommitMessage,
    remember: (commit: string) => Promise<void>,
  ): Promise<Refusal | undefined>
  /** Keeps what was written; gives the commit, or undefined where the store keeps it. */
  commit(files: readonly CommittedFile[], message: CommitMessage): Promise<string | undefined>
}

/** How often a commit is made anew because a developer has committed at the same moment. */
const TRIES = 3

/**
 * Opens the history of a content folder, brought up to date with the remote where there is one. Call
 * it within the content lock.
 */
export async function exchange({
  dir,
  remote,
}: {
  dir: string
  remote?: Remote | undefined
}): Promise<History | Refusal> {
  const repository = await findRepository(dir)
  if (!remote) return repository ? localHistory(repository) : storeHistory()
  if (!repository) {
    return {
      outcome: 'unreachable',
      detail: 'CONTENT_GIT is set, and content/ lies in no repository',
    }
  }
  try {
    await takeFromRemote(repository, remote)
    return remoteHistory(repository, remote)
  } catch (error) {
    if (error instanceof RemoteError) return { outcome: error.outcome, detail: error.message }
    throw error
  }
}

/** Without git the store keeps the earlier versions. */
function storeHistory(): History {
  const none = async () => undefined
  return { head: none, offer: none, commit: none }
}

/** Commits on the branch that is checked out. */
function localHistory(repository: Repository): History {
  const { dir } = repository
  return {
    head: () => commitOf(dir, 'HEAD'),
    offer: async () => undefined,
    async commit(files, message) {
      for (let tries = 1; ; tries++) {
        const parent = await commitOf(dir, 'HEAD')
        const commit = await createCommit(repository, parent, files, message)
        if (await isBefore(dir, commit, parent)) return commit
        try {
          await git(dir, ['update-ref', '-m', 'published at the desk', 'HEAD', commit, parent])
        } catch (error) {
          if (tries === TRIES || !(error instanceof GitError)) throw error
          continue
        }
        await stageFiles(repository, files)
        return commit
      }
    },
  }
}

/** Commits on the branch of the remote; the branch that is checked out follows where it can. */
function remoteHistory(repository: Repository, { url, branch }: Remote): History {
  const { dir } = repository
  let offered: string | undefined
  return {
    head: () => commitOf(dir, SHOWN),
    async offer(files, message, remember) {
      const parent = await commitOf(dir, SHOWN)
      const commit = await createCommit(repository, parent, files, message)
      await remember(commit)
      try {
        await git(dir, ['push', '--quiet', '--no-verify', url, `${commit}:refs/heads/${branch}`])
      } catch (error) {
        if (!(error instanceof GitError)) throw error
        await writeRemoteState(dir, 'unreachable', error.message)
        const isOvertaken = /\[(?:remote )?rejected\]|non-fast-forward|fetch first/.test(
          error.message,
        )
        log.warn('change not pushed', { error: error.message })
        return { outcome: isOvertaken ? 'overtaken' : 'unreachable', detail: error.message }
      }
      offered = commit
      return undefined
    },
    async commit(files, message) {
      const parent = await commitOf(dir, SHOWN)
      const commit = offered ?? (await createCommit(repository, parent, files, message))
      await follow(repository, commit, files)
      return commit
    },
  }
}
