import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Where mails lie that no server was named for. */
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
  await sync(unfinished, message)
  await rename(unfinished, file)
  await sync(folder)
}
