import {
  type CommitMessage,
  type CommittedFile,
  commitOf,
  createCommit,
  stageFiles,
} from './commit.ts'
import { findRepository, GitError, git } from './git.ts'

/** Why nothing can be published now; nothing was written. */
export type Refusal = { outcome: 'unreachable' | 'overtaken' | 'held-up'; detail: string }

/** Where the history of the content is kept while one change is published. */
export type History = {
  /** The commit that the content is at; undefined without git. */
  head(): Promise<string | undefined>
  /** Shows the change to the remote, where there is one, before anything is written here. */
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

/** Opens the history of a content folder, brought up to date with the remote where there is one. */
export async function exchange({ dir }: { dir: string }): Promise<History | Refusal> {
  const repository = await findRepository(dir)
  if (!repository) {
    return {
      head: async () => undefined,
      offer: async () => undefined,
      commit: async () => undefined,
    }
  }
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

/** Whether a commit is another one or among its ancestors. */
export async function isBefore(dir: string, commit: string, later: string): Promise<boolean> {
  try {
    await git(dir, ['merge-base', '--is-ancestor', commit, later])
    return true
  } catch (error) {
    if (error instanceof GitError && error.code === 1) return false
    throw error
  }
}
