import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git, type Repository } from './git.ts'

/** Who changed something and why. */
export type CommitMessage = { author: string; note: string }

/** The new bytes of a file by its path below the content folder; `null` for a removal. */
export type CommittedFile = { path: string; bytes: Uint8Array | null }

/** In whose name commits are made; their authors are the editors. */
const COMMITTER = { GIT_COMMITTER_NAME: 'WE Guide', GIT_COMMITTER_EMAIL: 'guide@localhost' }

/**
 * Makes a commit of these files alone on top of another commit. Neither the working folder nor the
 * index nor a branch is touched: what a developer has staged or edited stays as it is.
 *
 * @returns the id of the commit; where the parent holds the files just so, of the one that last
 *   changed them
 */
export async function createCommit(
  { dir, prefix }: Repository,
  parent: string,
  files: readonly CommittedFile[],
  { author, note }: CommitMessage,
): Promise<string> {
  const index = join(tmpdir(), `we-guide-index-${randomUUID()}`)
  const env = { GIT_INDEX_FILE: index }
  try {
    await git(dir, ['read-tree', parent], { env })
    const lines = await indexLines({ dir, prefix }, files)
    // Paths in --index-info are taken from the repository's root.
    await git(dir, ['update-index', '--index-info'], { env, input: lines })
    const tree = (await git(dir, ['write-tree'], { env })).trim()
    if (tree === (await git(dir, ['rev-parse', `${parent}^{tree}`])).trim()) {
      const paths = files.map(({ path }) => path)
      const last = await git(dir, ['log', '--max-count=1', '--format=%H', parent, '--', ...paths])
      return last.trim() || parent
    }
    return await commitTree(dir, tree, parent, { author, note })
  } finally {
    await rm(index, { force: true })
    await rm(`${index}.lock`, { force: true })
  }
}

/**
 * Puts the state of files in a commit into the index, so that git sees them as they were committed.
 * What else is staged stays staged.
 */
export async function stageFiles(
  repository: Repository,
  files: readonly CommittedFile[],
): Promise<void> {
  const lines = await indexLines(repository, files)
  await git(repository.dir, ['update-index', '--index-info'], { input: lines })
}

/** The id of the commit that a branch or another name stands for. */
export async function commitOf(dir: string, name: string): Promise<string> {
  return (await git(dir, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])).trim()
}

async function indexLines(
  { dir, prefix }: Repository,
  files: readonly CommittedFile[],
): Promise<string> {
  const lines: string[] = []
  for (const { path, bytes } of files) {
    if (bytes === null) lines.push(`0 ${'0'.repeat(40)}\t${prefix}${path}\n`)
    else {
      const blob = (await git(dir, ['hash-object', '-w', '--stdin'], { input: bytes })).trim()
      lines.push(`100644 ${blob}\t${prefix}${path}\n`)
    }
  }
  return lines.join('')
}

async function commitTree(
  dir: string,
  tree: string,
  parent: string,
  { author, note }: CommitMessage,
): Promise<string> {
  const env = {
    ...COMMITTER,
    GIT_AUTHOR_NAME: author.split('@')[0] || author,
    GIT_AUTHOR_EMAIL: author,
  }
  return (await git(dir, ['commit-tree', tree, '-p', parent], { env, input: note })).trim()
}
