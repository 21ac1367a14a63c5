import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { deleteMailFiles } from '#lib/mail/mail-file.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { startMailer } from '#lib/mail/send-due-mail.ts'
import type { Transport } from '#lib/mail/transport.ts'
import { deleteOutdated, MAIL_DAYS } from '#lib/store/outdated.ts'
import type { Store } from '#lib/store/store.ts'

const HOUR = 3_600_000

const REMOVALS_INTERVAL_MS = 3_000

/** Longer than a mail's lease: a sender that had taken it may write its file after the removal. */
const REMOVALS_OVERLAP = { minutes: 15 }

export type BackgroundWork = {
  store: Store
  transport: Transport
  signal: AbortSignal
  now?: () => Temporal.Instant
  /** The folder below which mails lie that no server was named for. */
  dataDir?: string
}

/**
 * What goes on beside the serving of pages: mails are sent, and what has been kept long
 * enough is deleted, at once and every hour. Several processes may do it at the same time.
 * Resolves, with the transport closed, after the signal is aborted and what was then under
 * way has ended; only then may the store be closed.
 */
export async function startBackgroundWork(work: BackgroundWork): Promise<void> {
  await Promise.all([startMailer(work), cleanHourly(work), deleteFilesOfRemovedMails(work)])
  work.transport.close()
}

async function cleanHourly({
  store,
  signal,
  now = readClock,
  dataDir,
}: BackgroundWork): Promise<void> {
  while (!signal.aborted) {
    try {
      const at = now()
      const deleted = await deleteOutdated(store, at)
      const mailFiles = dataDir
        ? await deleteMailFiles(dataDir, at.subtract({ hours: MAIL_DAYS * 24 }))
        : 0
      log.info('outdated deleted', { ...deleted, mailFiles })
    } catch (error) {
      log.error('outdated not deleted', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(HOUR, undefined, { signal }).catch(() => undefined)
  }
}

/** Deletes the files of mails that were removed on any machine: at the start all, later the new ones. */
async function deleteFilesOfRemovedMails({
  store,
  signal,
  now = readClock,
  dataDir,
}: BackgroundWork): Promise<void> {
  let since: Temporal.Instant | undefined
  while (dataDir && !signal.aborted) {
    try {
      const at = now()
      await deleteRemovedMailFiles(store, dataDir, since)
      since = at.subtract(REMOVALS_OVERLAP)
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      log.error('files of removed mails not deleted', { error: name })
    }
    await sleep(REMOVALS_INTERVAL_MS, undefined, { signal }).catch(() => undefined)
  }
}
