import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'

// Plain JavaScript without packages: the launcher chooses a release before any code of the site runs.

/**
 * What is compiled or runs. Of the content only the messages are compiled; the rest is read at run
 * time. Documents are neither.
 */
const SOURCES = ['app', 'components', 'lib', 'public', 'content/messages']
const FILES = /^(?:(?:package|package-lock|tsconfig)\.json|(?:next|postcss)\.config\.\w+|\.npmrc)$/

/** What a running site reads beside its build. */
const CODE = ['lib', 'public', 'content/messages', 'package.json']

/** Releases that stay on disk, and for how long one that a process has served stays in any case. */
const KEPT = 3
const SERVED_MS = 600_000

/**
 * A whole release: a folder with the build and the code that serves it.
 *
 * @typedef {{ id: string, dir: string, sources: string, at: string, day: string, content: string, siteUrl: string }} Release
 */

/** The folder of all releases, relative to the project. Tests have one of their own. */
export function buildsDir() {
  return process.env.BUILD_DIR || '.next'
}

/**
 * A hash of the names and contents of all that goes into a release.
 *
 * @param {string} root the project's folder
 */
export function hashSources(root) {
  const hash = createHash('sha256')
  const roots = readdirSync(root).filter((name) => FILES.test(name))
  const nested = SOURCES.flatMap((folder) => listFiles(join(root, folder)))
  for (const path of [...roots.map((name) => join(root, name)), ...nested].sort()) {
    const bytes = readFileSync(path)
    hash.update(`${relative(root, path)}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return listFiles(path)
    return entry.isFile() && !entry.name.endsWith('.md') ? [path] : []
  })
}

/**
 * The whole releases, newest first. One whose build was interrupted has no record and is none.
 *
 * @param {string} root
 * @returns {Release[]}
 */
export function listReleases(root) {
  const folder = join(root, buildsDir(), 'releases')
  const found = readNames(folder).map((id) => readRelease(join(folder, id), id))
  return found.filter((one) => one !== undefined).sort((a, b) => (a.id < b.id ? 1 : -1))
}

/**
 * @param {string} dir
 * @param {string} id
 * @returns {Release | undefined}
 */
function readRelease(dir, id) {
  try {
    return { ...JSON.parse(readFileSync(join(dir, 'release.json'), 'utf8')), id, dir }
  } catch {
    return undefined
  }
}

/** @param {string} folder */
function readNames(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * The release that is served: the one in use, or the newest where that one is gone. `isChosen`
 * says that an operator went back to it: then newer sources are not built by themselves.
 *
 * @param {string} root
 * @returns {{ release: Release, isChosen: boolean } | undefined}
 */
export function currentRelease(root) {
  const releases = listReleases(root)
  const { id, isChosen, sources } = readJson(join(root, buildsDir(), 'current.json'))
  const release = releases.find((one) => one.id === id)
  if (release) return { release, isChosen: isChosen === true && sources === hashSources(root) }
  return releases[0] && { release: releases[0], isChosen: false }
}

/**
 * Puts a release in use for the next start, in one step.
 *
 * @param {string} root
 * @param {string} id
 * @param {{ isChosen: boolean }} options `isChosen` keeps it in use until the sources change again
 */
export function selectRelease(root, id, { isChosen }) {
  const sources = isChosen ? hashSources(root) : undefined
  writeJson(join(root, buildsDir(), 'current.json'), { id, isChosen, sources })
}

/**
 * Begins a release: a new folder with the code as it is now, whose build is made in `build`.
 *
 * @param {string} root
 * @param {string} sources the hash of what it is made of
 * @param {string} time an instant in ISO format, which releases are sorted by
 */
export function beginRelease(root, sources, time) {
  const id = `${time.replaceAll(/[-:]|\.\d+/g, '')}-${sources.slice(0, 8)}`
  const dir = join(root, buildsDir(), 'releases', id)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  for (const name of CODE) cpSync(join(root, name), join(dir, name), { recursive: true })
  return { id, dir }
}

/**
 * Makes a release whole by its record.
 *
 * @param {string} dir
 * @param {Omit<Release, 'id' | 'dir'>} record
 */
export function finishRelease(dir, record) {
  writeJson(join(dir, 'release.json'), record)
}

/**
 * Removes what interrupted builds left, and old releases. Stays: the one in use, the newest ones,
 * and each that a process has served within the last minutes. Call it while no build is running.
 *
 * @param {string} root
 */
export function pruneReleases(root) {
  const folder = join(root, buildsDir(), 'releases')
  const whole = listReleases(root)
  const kept = new Set(whole.slice(0, KEPT).map(({ id }) => id))
  const { release } = currentRelease(root) ?? {}
  if (release) kept.add(release.id)
  for (const { id, dir } of whole) {
    if (Date.now() - statSync(join(dir, 'release.json')).mtimeMs < SERVED_MS) kept.add(id)
  }
  for (const id of readNames(folder)) {
    if (!kept.has(id)) rmSync(join(folder, id), { recursive: true, force: true })
  }
}

/**
 * Notes that a process serves a release now, so that it is not removed.
 *
 * @param {string} dir
 */
export function touchRelease(dir) {
  const now = new Date()
  try {
    utimesSync(join(dir, 'release.json'), now, now)
  } catch {
    // A disk that only reads removes no release either.
  }
}

/**
 * Notes that these sources are being built; the note goes when the build has succeeded. A start
 * that finds it does not build again: a machine on which builds are killed would never serve.
 *
 * @param {string} root
 * @param {string} sources
 */
export function noteAttempt(root, sources) {
  writeJson(join(root, buildsDir(), 'attempt.json'), { sources })
}

/** @param {string} root */
export function endAttempt(root) {
  rmSync(join(root, buildsDir(), 'attempt.json'), { force: true })
}

/**
 * Whether a build of these sources has failed or was interrupted.
 *
 * @param {string} root
 * @param {string} sources
 */
export function hasFailed(root, sources) {
  return readJson(join(root, buildsDir(), 'attempt.json')).sources === sources
}

/**
 * @param {string} file
 * @returns {Record<string, unknown>}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * @param {string} file
 * @param {object} value
 */
function writeJson(file, value) {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(`${file}.part`, JSON.stringify(value), { flush: true })
  renameSync(`${file}.part`, file)
}
