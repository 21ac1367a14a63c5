import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readContentFile } from '#lib/publishing/content-file.ts'
import { saveDraft } from '#lib/publishing/drafts.ts'
import type { PublishingSettings } from '#lib/publishing/publish.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import type { Store } from '#lib/store/store.ts'
import { freshFolder } from './fresh-store.ts'
import { NOON } from './instant.ts'

export const ANNA = 'anna@example.org'
export const BOTA = 'bota@example.org'

/** Runs git in a folder, as a developer would. */
export function gitIn(dir: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.org']
  return execFileSync('git', [...who, ...args], { cwd: dir, encoding: 'utf8', stdio: 'pipe' })
}

/**
 * A copy of the site's content in a folder of its own, with git or without. The process that checks it
 * stays for the other tests of a file, which need not parse the same content again.
 */
export async function contentCopy({ git = true } = {}): Promise<PublishingSettings> {
  const root = await freshFolder()
  const dir = join(root, 'content')
  await cp('content', dir, { recursive: true })
  if (git) {
    gitIn(root, 'init', '--quiet', '--initial-branch=main')
    await writeFile(join(root, '.gitignore'), '.publishing/\n')
    gitIn(root, 'add', '--all')
    gitIn(root, 'commit', '--quiet', '--message=The content as it was')
  }
  return { dir, needsReview: false }
}

export function textAt({ dir }: PublishingSettings, path: string): Promise<string> {
  return readFile(join(dir, path), 'utf8')
}

export async function writeAt(
  { dir }: PublishingSettings,
  path: string,
  text: string,
): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true })
  await writeFile(join(dir, path), text)
}

/** Has an editor change files and hand them in as one change; gives its id. */
export async function handIn(
  store: Store,
  settings: PublishingSettings,
  author: string,
  edits: Record<string, (text: string) => string | null>,
  note = 'A reason',
): Promise<string> {
  await draft(store, settings, author, edits)
  const submitted = await submitChange(store, {
    author,
    paths: Object.keys(edits),
    note,
    at: NOON,
  })
  if (submitted.outcome !== 'submitted') throw new Error(submitted.outcome)
  return submitted.id
}

/** Has an editor change files. */
export async function draft(
  store: Store,
  { dir }: PublishingSettings,
  author: string,
  edits: Record<string, (text: string) => string | null>,
): Promise<void> {
  for (const [path, edit] of Object.entries(edits)) {
    const { text, hash } = await readContentFile(dir, path)
    const edited = edit(text ?? '')
    await saveDraft(store, dir, { path, author, baseHash: hash, text: edited, at: NOON })
  }
}
