import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { makeToken } from '#lib/config/token.ts'
import { errorCode, errorMessage, FatalError } from '../fatal-error.ts'

/** Creates the data folder if needed. Throws a `FatalError` if it cannot be written. */
export function prepareDataDir(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`)
  try {
    makeFolder(dataDir)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new FatalError(`DATA_DIR: “${dataDir}” cannot be written: ${errorMessage(error)}.`)
  }
}

// Node's recursive `mkdir` never returns on file systems such as /proc, where creating a folder in
// an existing folder fails with ENOENT.
function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another process may have created it just now.
    if (!isFolder(path)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/**
 * Reads the site's secret from the data folder; creates it on the first call. If two processes
 * create it at once, both get the same one: the file is written completely first, and only one
 * process can link it to its name.
 */
export function storedSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  const draft = join(dataDir, `.secret-${process.pid}-${makeToken().slice(0, 8)}`)
  try {
    writeFileSync(draft, makeToken(), { mode: 0o600, flag: 'wx', flush: true })
    linkSync(draft, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw new FatalError(`The secret “${file}” cannot be made: ${errorMessage(error)}.`)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return readSecret(file)
}

function readSecret(file: string): string {
  let secret: string
  try {
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new FatalError(`The secret “${file}” cannot be read: ${errorMessage(error)}.`)
  }
  if (secret.length >= 32) return secret
  throw new FatalError(
    `The secret “${file}” has fewer than 32 characters; delete the file to make a new one.`,
  )
}
