import { type CommittedFile, commitOf, stageFiles } from './commit.ts'
import { GitError, git, type Repository } from './git.ts'

/** The commit whose content the working folder holds; what differs from it was edited by hand. */
export const SHOWN = 'refs/we-guide/shown'

/** Has the local names stand for a commit whose files lie in the working folder. */
export async function follow(
  repository: Repository,
  commit: string,
  files: readonly CommittedFile[],
): Promise<void> {
  const { dir, prefix } = repository
  await git(dir, ['update-ref', SHOWN, commit])
  const head = await commitOf(dir, 'HEAD')
  if (head === commit || !(await isBefore(dir, head, commit))) return stageFiles(repository, files)
  // Code that came with it waits for whoever deploys: then the branch stays, and only files are new.
  const outside = ['diff', '--quiet', head, commit, '--', ':/', `:(top,exclude)${prefix || '.'}`]
  const bringsCode =
    prefix !== '' &&
    (await git(dir, outside).then(
      () => false,
      () => true,
    ))
  if (!bringsCode) {
    await git(dir, ['update-ref', '-m', 'published at the desk', 'HEAD', commit, head])
  }
  await stageFiles(repository, files)
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
