import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The instant at which a mail was made, and its id; `.part` is what a crashed write left. */
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[\w-]+\.eml(?:\.part)?$/

/** The folder of the mails that are written to files, without `SMTP_URL`. */
export function mailFolder(dataDir: string): string {
  return join(dataDir, 'mail')
}

async function sync(path: string, write?: Buffer): Promise<void> {
  const file = await open(path, write ? 'w' : 'r', 0o600)
  try {
    if (write) await file.writeFile(write)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Writes a mail as `<name>.eml`; once it resolves the file is whole and survives a power cut. */
export async function writeMailFile(dataDir: string, name: string, message: Buffer): Promise<void> {
  const folder = mailFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // No colons: not every file system takes them.
  const file = join(folder, `${name.replaceAll(':', '-')}.eml`)
  const unfinished = `${file}.part`
  try {
    await sync(unfinished, message)
    await rename(unfinished, file)
  } catch (error) {
    // On a full disk half a mail would only take the room of others.
    await rm(unfinished, { force: true })
    throw error
  }
  await sync(folder)
}

/** The names of the mails in the folder, without `.eml`, the latest first. */
export async function listMailFiles(dataDir: string): Promise<string[]> {
  const names = await readdir(mailFolder(dataDir)).catch(() => [])
  return names
    .filter((name) => NAME.test(name) && name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort()
    .reverse()
}

/** A mail of the folder by its name; undefined when there is none. */
export async function readMailFile(dataDir: string, name: string): Promise<Buffer | undefined> {
  if (!NAME.test(`${name}.eml`)) return undefined
  return readFile(join(mailFolder(dataDir), `${name}.eml`)).catch(() => undefined)
}

/**
 * Deletes the mails in the folder that were written before an instant, which their names
 * tell; gives how many. Other files are left alone.
 */
export async function deleteMailFiles(
  dataDir: string,
  before: Temporal.Instant,
  { dryRun = false } = {},
): Promise<number> {
  const folder = mailFolder(dataDir)
  const names = await readdir(folder).catch(() => [])
  const limit = before.toString({ smallestUnit: 'second' }).replaceAll(':', '-')
  const old = names.filter((name) => NAME.test(name) && name < limit)
  if (!dryRun) await Promise.all(old.map((name) => rm(join(folder, name), { force: true })))
  return old.length
}

/** Deletes the files of mails by their ids, at once. */
export async function deleteFilesOfMails(dataDir: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const folder = mailFolder(dataDir)
  const names = await readdir(folder).catch(() => [])
  const wanted = new Set(ids)
  const theirs = names.filter((name) => NAME.test(name) && wanted.has(idOf(name)))
  await Promise.all(theirs.map((name) => rm(join(folder, name), { force: true })))
}

/** The id behind the instant in a file's name. */
function idOf(name: string): string {
  return name.slice('YYYY-MM-DDThh-mm-ssZ-'.length, name.indexOf('.eml'))
}
