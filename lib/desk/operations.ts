import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { mailFolder } from '#lib/mail/mail-file.ts'
import type { Store, SubscriberStatus } from '#lib/store/store.ts'

export const SUBSCRIBER_STATUSES = [
  'pending',
  'confirmed',
  'left',
  'bounced',
] as const satisfies readonly SubscriberStatus[]

/** Whether a text names a state. */
export function isSubscriberStatus(text: string): text is SubscriberStatus {
  return SUBSCRIBER_STATUSES.some((status) => status === text)
}

/** Subscribers of each state, by language, with their sum. */
export type SubscriberRow = {
  status: SubscriberStatus
  byLocale: Record<Locale, number>
  total: number
}

/** How many subscribers there are of each state and language. */
export async function subscriberTable({ subscribers }: Store): Promise<SubscriberRow[]> {
  const counts = await subscribers.countByState()
  return SUBSCRIBER_STATUSES.map((status) => {
    const byLocale = { en: 0, ru: 0, kk: 0 }
    for (const row of counts) if (row.status === status) byLocale[row.locale] += row.count
    return { status, byLocale, total: LOCALES.reduce((sum, l) => sum + byLocale[l], 0) }
  })
}

/** Files of one kind in the data folder. */
export type FolderSize = { files: number; bytes: number; newest: Temporal.Instant | undefined }

export type DataSizes = { store: FolderSize; mails: FolderSize; backups: FolderSize }

/** What lies in the data folder and beside: the store with its log, mails as files, backups. */
export async function dataSizes(dataDir: string, backupDir: string): Promise<DataSizes> {
  const [store, mails, backups] = await Promise.all([
    sizeOf(dataDir, (name) => name.startsWith('we-guide.sqlite')),
    sizeOf(mailFolder(dataDir), (name) => name.endsWith('.eml')),
    sizeOf(backupDir, (name) => /\.(?:sqlite|dump)$/.test(name)),
  ])
  return { store, mails, backups }
}

async function sizeOf(folder: string, counts: (name: string) => boolean): Promise<FolderSize> {
  const names = await readdir(folder).catch(() => [])
  const size: FolderSize = { files: 0, bytes: 0, newest: undefined }
  for (const name of names.filter(counts)) {
    // One that has gone since its name was read is not there any more.
    const file = await stat(join(folder, name)).catch(() => undefined)
    if (!file?.isFile()) continue
    const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(file.mtimeMs))
    size.files += 1
    size.bytes += file.size
    if (!size.newest || Temporal.Instant.compare(at, size.newest) > 0) size.newest = at
  }
  return size
}
