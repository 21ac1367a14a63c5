import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The instant at which a mail was made, and its id; `.part` is what a crashed write left. To the
 * millisecond, so that names sort as the mails were made; to the second in files of older versions.
 */
const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d{3})?Z-([\w-]+)\.eml(?:\.part)?$/

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

/** An instant as names begin with it. No colons: not every file system takes them. */
function nameStart(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' }).replaceAll(':', '-')
}

/** Writes a mail to a file of its own; once it resolves the file is whole and survives a power cut. */
export async function writeMailFile(
  dataDir: string,
  mail: { id: string; createdAt: Temporal.Instant },
  message: Buffer,
): Promise<void> {
  const folder = mailFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${nameStart(mail.createdAt)}-${mail.id}.eml`)
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
  const limit = nameStart(before)
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
  const theirs = names.filter((name) => wanted.has(NAME.exec(name)?.[1] ?? ''))
  await Promise.all(theirs.map((name) => rm(join(folder, name), { force: true })))
}
