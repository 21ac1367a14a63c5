import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { now } from '#lib/config/clock.ts'
import { contentState, sourceContentDir } from '#lib/config/files/content-dir.ts'
import { publishingFolder } from '#lib/config/files/content-remote.ts'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { listFilesBelow } from '#lib/config/files/list-files.ts'
import { log } from '#lib/config/log.ts'
import { lastPublished } from '#lib/publishing/swap/published.ts'
import { completeSwap } from '#lib/publishing/swap/swap.ts'

const run = promisify(execFile)

/** What `validate-content.ts` prints. */
const found = z.array(
  z.object({
    text: z.string(),
    code: z.string().optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
)

const VALIDATOR = fileURLToPath(new URL('validate-content.ts', import.meta.url))

/** Bump when `validate-content.ts` finds other problems than before. */
const CACHE_VERSION = 'content that can be shown, 3'

/** How long a copy stays that is shown no more: other processes may still read from it. */
const MAX_AGE_MS = 3_600_000

/** Names in `copies/`: one folder a version, and the version that was shown last. */
const LAST_GOOD = 'last-good'

/** The content cannot be shown, and none that could be is kept. The message is for the operator. */
export class ContentError extends Error {}

/** A version of the content that can be shown, and its folder. */
export type Snapshot = { dir: string; version: string }

/**
 * Copies the source, so that what is shown is exactly what was validated, and validates the copy
 * unless the same content was before. Adds the problems to `contentState`, and gives undefined,
 * when it cannot be shown.
 */
export async function takeSnapshot(dataDir: string): Promise<Snapshot | undefined> {
  const copies = join(dataDir, 'content')
  const unfinished = join(copies, `.${randomUUID()}`)
  try {
    await mkdir(unfinished, { recursive: true })
    await copyWhole(sourceContentDir(), join(unfinished, 'content'))
    const version = await hashFolder(join(unfinished, 'content'))
    const problems = await findProblems(join(unfinished, 'content'), version)
    contentState().problems = problems.map(({ text }) => text)
    contentState().said = Object.fromEntries(
      problems.flatMap(({ text, code, values = {} }) => (code ? [[text, { code, values }]] : [])),
    )
    if (problems.length > 0) return undefined
    const folder = join(copies, version)
    if (!existsSync(folder)) await rename(unfinished, folder).catch(ignoreExisting)
    return { dir: join(folder, 'content'), version }
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** How often the source is copied anew because something was published meanwhile. */
const COPY_TRIES = 5

/**
 * Copies the source as it is between two publications, never as it is amid one: ends the one that a
 * killed process has left, and begins again when one took place meanwhile.
 */
async function copyWhole(source: string, target: string): Promise<void> {
  const own = publishingFolder(source)
  for (let tries = 1; ; tries++) {
    await completeSwap(source)
    const before = await lastPublished(source)
    await cp(source, target, { recursive: true, filter: (path) => path !== own })
    await completeSwap(source)
    if (before === (await lastPublished(source)) || tries === COPY_TRIES) return
    await rm(target, { recursive: true })
  }
}

/** Has this process show a snapshot, and a later start if it then finds only broken content. */
export async function showSnapshot(dataDir: string, { dir, version }: Snapshot): Promise<void> {
  contentState().dir = dir
  const copies = join(dataDir, 'content')
  const seconds = now().epochMilliseconds / 1000
  await utimes(join(dir, '..'), seconds, seconds)
  const unfinished = join(copies, `.${randomUUID()}`)
  await writeFile(unfinished, version)
  await rename(unfinished, join(copies, LAST_GOOD))
  await removeOld(copies, version)
}

/**
 * Has this process show the content as it is now; when that is broken, the one that was shown
 * last, and says so in the log. Throws a `ContentError` when there is none.
 */
export async function openContent(dataDir: string): Promise<Snapshot> {
  let snapshot: Snapshot | undefined
  try {
    snapshot = await takeSnapshot(dataDir)
  } catch (error) {
    // A full disk keeps no site from starting: the source itself is shown, unvalidated.
    log.error('content not copied', { error: String(error) })
    return { dir: sourceContentDir(), version: await hashFolder(sourceContentDir()) }
  }
  if (snapshot) {
    await showSnapshot(dataDir, snapshot)
    return snapshot
  }
  const { problems } = contentState()
  const last = await lastGood(dataDir)
  if (!last) throw new ContentError(`The content cannot be shown.\n${problems.join('\n')}`)
  contentState().dir = last.dir
  log.error('content is broken; the last good one is shown', { problems: problems.slice(0, 20) })
  return last
}

/** Has a process that serves no pages itself read the content that the others show. */
export async function followShown(dataDir: string): Promise<void> {
  const last = await lastGood(dataDir)
  if (last) contentState().dir = last.dir
}

async function lastGood(dataDir: string): Promise<Snapshot | undefined> {
  const copies = join(dataDir, 'content')
  const version = await readFile(join(copies, LAST_GOOD), 'utf8').catch(() => undefined)
  const dir = version && join(copies, version, 'content')
  return dir && existsSync(dir) ? { dir, version } : undefined
}

async function findProblems(dir: string, version: string): Promise<z.infer<typeof found>> {
  const known = diskCache.entry(CACHE_VERSION, version)
  if (known.read()) return []
  const { stdout } = await run(process.execPath, [VALIDATOR], {
    env: { ...process.env, CONTENT_DIR: dir, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 * 1024,
  })
  const problems = found.parse(JSON.parse(stdout))
  if (problems.length === 0) known.write('shown')
  return problems
}

/** A hash over the names and the bytes of all files of a folder. */
export async function hashFolder(dir: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of await listFiles(dir)) {
    const bytes = await readFile(path)
    hash.update(`${relative(dir, path)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex').slice(0, 32)
}

/** All files below a folder, sorted by their path, without what publishing keeps there. */
export async function listFiles(dir: string): Promise<string[]> {
  const own = publishingFolder(dir)
  return listFilesBelow(dir, (folder) => folder !== own)
}

async function removeOld(copies: string, version: string): Promise<void> {
  const oldest = now().epochMilliseconds - MAX_AGE_MS
  for (const name of await readdir(copies)) {
    if (name === version || name === LAST_GOOD) continue
    const found = await stat(join(copies, name)).catch(() => undefined)
    if (found && found.mtimeMs < oldest) {
      await rm(join(copies, name), { recursive: true, force: true })
    }
  }
}

/** Another process has finished the same copy first. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
