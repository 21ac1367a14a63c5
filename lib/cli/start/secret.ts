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

/** Makes sure that the data folder exists and takes files. Throws a `FatalError` when not. */
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

// Node's own way to make a folder with all that leads to it never ends where a file system
// such as /proc says of a folder in a folder that is there that it cannot be.
function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another start may have made it in this moment.
    if (!isFolder(path)) throw error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/**
 * The site's secret as kept in the data folder, made at the first call. Two processes that make
 * it at once agree: the file appears whole, by a link that only one of them can set.
 */
export function keptSecret(dataDir: string): string {
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
