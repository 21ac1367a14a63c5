import { spawn } from 'node:child_process'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock, ZONE } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import type { Env } from '#lib/config/settings.ts'
import { BackupError, backupSqlite, type RowCounts } from '#lib/store/backup.ts'
import { type BackupRecord, readBackupRecord, writeBackupRecord } from '#lib/store/backup-state.ts'
import { backupPostgres } from '#lib/store/postgres-backup.ts'

const LOOK_INTERVAL_MS = 60_000

/** How long after a failure the next try is made. */
const RETRY_HOURS = 1

/** How long `BACKUP_HOOK` may take. */
const HOOK_TIMEOUT_MS = 3_600_000

const KEPT_DAYS = 7
const KEPT_WEEKS = 4

/** Names of nightly copies; others, such as those of an operator, are never deleted. */
const NIGHTLY = /^we-guide-nightly-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.(?:sqlite|dump)$/

export type BackupOptions = Pick<
  Env,
  'DATABASE_URL' | 'DATA_DIR' | 'BACKUP_AT' | 'BACKUP_DIR' | 'BACKUP_HOOK'
> & { signal: AbortSignal; now?: () => Temporal.Instant }

/**
 * Copies the store each night, keeps the copies of 7 days and 4 weeks and hands each to
 * `BACKUP_HOOK`. A night that was missed is made up for after the start. Resolves after the signal
 * is aborted and a copy that was under way is whole.
 */
export async function startBackups(options: BackupOptions): Promise<void> {
  const { signal, now = readClock, BACKUP_AT, BACKUP_DIR } = options
  if (BACKUP_AT === 'off') return
  // Nothing is missed yet where there was no site to copy.
  const begun = now()
  while (!signal.aborted) {
    await sleep(LOOK_INTERVAL_MS, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    const known = await readBackupRecord(BACKUP_DIR)
    if (isDue(known, { at: now(), begun, time: BACKUP_AT })) await makeBackup(options, known)
  }
}

/**
 * Whether a copy is to be made: none since the hour of the last night, and none has just failed.
 *
 * @param time `HH:MM` in Almaty
 */
export function isDue(
  { good, failed }: BackupRecord,
  { at, begun, time }: { at: Temporal.Instant; begun: Temporal.Instant; time: string },
): boolean {
  const today = at.toZonedDateTimeISO(ZONE).withPlainTime(time)
  const isToday = Temporal.Instant.compare(today.toInstant(), at) <= 0
  const night = (isToday ? today : today.subtract({ days: 1 })).toInstant()
  const last = good ? Temporal.Instant.from(good.at) : begun
  if (Temporal.Instant.compare(last, night) >= 0) return false
  if (!failed) return true
  const retry = Temporal.Instant.from(failed.at).add({ hours: RETRY_HOURS })
  return Temporal.Instant.compare(retry, at) <= 0
}

/** Makes, verifies, records and sends one copy; deletes old ones. Never rejects. */
export async function makeBackup(options: BackupOptions, known: BackupRecord): Promise<void> {
  const { DATABASE_URL, BACKUP_DIR, BACKUP_HOOK, now = readClock } = options
  const at = now().toString({ smallestUnit: 'second' })
  const kind = DATABASE_URL ? 'dump' : 'sqlite'
  const file = join(BACKUP_DIR, `we-guide-nightly-${at.replaceAll(':', '-')}.${kind}`)
  try {
    const counts = await copyStore(options, file)
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const { size: bytes } = await stat(file)
    const good = { at, file: basename(file), bytes, rows }
    await writeBackupRecord(BACKUP_DIR, { good })
    log.info('backup made', good)
    await deleteOld(BACKUP_DIR)
    if (!BACKUP_HOOK) return
    await writeBackupRecord(BACKUP_DIR, { good, sent: await send(BACKUP_HOOK, file) })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    log.error('backup not made', { error: reason })
    const failed = { at, reason: error instanceof BackupError ? reason : 'see the log' }
    await writeBackupRecord(BACKUP_DIR, { ...known, failed }).catch((full: unknown) =>
      log.error('backup not recorded', { error: String(full) }),
    )
  }
}

async function copyStore(
  { DATABASE_URL, DATA_DIR }: BackupOptions,
  file: string,
): Promise<RowCounts> {
  return DATABASE_URL ? backupPostgres(DATABASE_URL, file) : backupSqlite(DATA_DIR, file)
}

async function deleteOld(folder: string): Promise<void> {
  for (const name of outdatedBackups(await readdir(folder))) {
    await rm(join(folder, name), { force: true })
  }
}

/**
 * The nightly copies that are kept no longer: of each of the last 7 days that have one, and of the
 * last 4 weeks, the newest stays.
 */
export function outdatedBackups(names: string[]): string[] {
  const nightly = names
    .filter((name) => NIGHTLY.test(name))
    .sort()
    .reverse()
  const kept = new Set([
    ...newestOfEach(nightly, KEPT_DAYS, (day) => day.toString()),
    ...newestOfEach(nightly, KEPT_WEEKS, (day) => `${day.yearOfWeek}-${day.weekOfYear}`),
  ])
  return nightly.filter((name) => !kept.has(name))
}

function newestOfEach(
  names: string[],
  most: number,
  periodOf: (day: Temporal.PlainDate) => string,
): string[] {
  const found = new Map<string, string>()
  for (const name of names) {
    const period = periodOf(Temporal.PlainDate.from(NIGHTLY.exec(name)?.[1] ?? ''))
    if (!found.has(period)) found.set(period, name)
  }
  return [...found.values()].slice(0, most)
}

/** Runs the operator's command with the path of a copy, in `$1` or appended; false when it fails. */
async function send(hook: string, file: string): Promise<boolean> {
  const command = /\$\{?1/.test(hook) ? hook : `${hook} "$1"`
  const child = spawn('/bin/sh', ['-c', command, 'we-guide', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: HOOK_TIMEOUT_MS,
  })
  const said = text(child.stderr)
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', resolve)
  })
  if (code === 0) return true
  log.error('backup not sent', { code, said: (await said).trim().slice(-500) })
  return false
}
