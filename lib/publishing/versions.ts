import type { Repositories } from '#lib/store/store.ts'
import { hashBytes, hashOf, textOf } from './content-file.ts'
import { findRepository, GitError, git, gitBytes } from './git/git.ts'

/** How many earlier versions of a file are looked through. */
const MAX_VERSIONS = 50

/**
 * The text of an earlier version of a file by its hash, from git or from the store; undefined when
 * it is not among the latest versions.
 */
export async function findVersionText(
  { contentChanges }: Pick<Repositories, 'contentChanges'>,
  dir: string,
  path: string,
  hash: string,
): Promise<string | undefined> {
  for (const { file } of await contentChanges.versions(path, MAX_VERSIONS)) {
    if (file.baseHash === hash && file.baseText !== null) return file.baseText
    if (file.text !== null && hashOf(path, file.text) === hash) return file.text
  }
  const repository = await findRepository(dir)
  if (!repository) return undefined
  const log = ['log', `--max-count=${MAX_VERSIONS}`, '--format=%H', '--', path]
  for (const commit of (await git(dir, log)).split('\n').filter(Boolean)) {
    const bytes = await readBlob(dir, commit, `${repository.prefix}${path}`)
    if (bytes && hashBytes(bytes) === hash) return textOf(path, bytes)
  }
  return undefined
}

/** The bytes of a file in a commit, by its path from the repository's root; undefined if there is none. */
export async function readBlob(
  dir: string,
  commit: string,
  path: string,
): Promise<Buffer | undefined> {
  try {
    return await gitBytes(dir, ['cat-file', 'blob', `${commit}:${path}`])
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}
