import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { now } from '../clock.ts'

/** Where publishing keeps its own files, within the content folder: renames need one file system. */
export function publishingFolder(dir: string): string {
  return join(dir, '.publishing')
}

/** How this machine stands to the remote: shown in `/readyz`. */
export type RemoteState = z.infer<typeof stateSchema>

const stateSchema = z.object({
  /** `behind`: what is published elsewhere cannot be taken over here. */
  state: z.enum(['ok', 'unreachable', 'behind']),
  detail: z.string(),
  /** When this was found. */
  at: z.string(),
})

/** Keeps how this machine stands to the remote, for every process of it. */
export async function writeRemoteState(
  dir: string,
  state: RemoteState['state'],
  detail: string,
): Promise<void> {
  const folder = publishingFolder(dir)
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${randomUUID()}`)
  await writeFile(unfinished, JSON.stringify({ state, detail, at: now().toString() }))
  await rename(unfinished, join(folder, 'remote.json'))
}

/** How this machine stood to the remote when it last asked; undefined when it never did. */
export async function readRemoteState(dir: string): Promise<RemoteState | undefined> {
  try {
    const text = await readFile(join(publishingFolder(dir), 'remote.json'), 'utf8')
    return stateSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
