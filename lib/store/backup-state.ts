import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Hours after which a copy that should be made each night is late. */
const LATE_HOURS = 26

const record = z.object({
  /** The last copy that was verified. */
  good: z
    .object({ at: z.string(), file: z.string(), bytes: z.number(), rows: z.number() })
    .optional(),
  /** Why the last try failed; none when it succeeded. */
  failed: z.object({ at: z.string(), reason: z.string() }).optional(),
  /** Whether `BACKUP_HOOK` took the last copy; none where it is not set. */
  sent: z.boolean().optional(),
})

/** What the nightly copies of a folder have come to. */
export type BackupRecord = z.infer<typeof record>

export type BackupState = {
  /**
   * `none`: none has been made yet; `late`: the last good one is older than a day; `not sent`:
   * `BACKUP_HOOK` failed; `off`: none is to be made here.
   */
  state: 'ok' | 'none' | 'late' | 'failed' | 'not sent' | 'off'
  /** When the last good copy was made. */
  at?: string
  /** Its age in seconds. */
  seconds?: number
  /** Why the last try failed. */
  reason?: string
}

/** Reads what is known of the copies in a folder. */
export async function readBackupRecord(folder: string): Promise<BackupRecord> {
  try {
    return record.parse(JSON.parse(await readFile(join(folder, 'backups.json'), 'utf8')))
  } catch {
    return {}
  }
}

/** Writes what is known of the copies in a folder. */
export async function writeBackupRecord(folder: string, known: BackupRecord): Promise<void> {
  const file = join(folder, 'backups.json')
  await writeFile(`${file}.part`, JSON.stringify(known), { mode: 0o600, flush: true })
  await rename(`${file}.part`, file)
}

/** How the nightly copies stand at an instant. */
export async function backupState(
  { folder, isOff }: { folder: string; isOff: boolean },
  at: Temporal.Instant,
): Promise<BackupState> {
  const { good, failed, sent } = await readBackupRecord(folder)
  const seconds = good && Math.round(Temporal.Instant.from(good.at).until(at).total('seconds'))
  const known = good && { at: good.at, ...(seconds !== undefined && { seconds }) }
  if (isOff) return { state: 'off', ...known }
  if (failed) return { state: 'failed', ...known, reason: failed.reason }
  if (seconds === undefined) return { state: 'none' }
  if (seconds > LATE_HOURS * 3_600) return { state: 'late', ...known }
  return { state: sent === false ? 'not sent' : 'ok', ...known }
}
