import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { processMetrics } from '#lib/config/metrics.ts'
import type { Env } from '#lib/config/settings.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { readDkim } from '#lib/mail/dkim.ts'
import { deleteMailFiles } from '#lib/mail/mail-file.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { startMailer } from '#lib/mail/send-due-mail.ts'
import { openTransport, type Transport } from '#lib/mail/transport.ts'
import { startLetterSender } from '#lib/newsletter/send-letters.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { deleteOutdated, MAIL_DAYS } from '#lib/store/outdated.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { Store } from '#lib/store/store.ts'
import { startBackups } from './backups.ts'
import { watchBounceMailbox } from './bounce-mailbox.ts'
import { startContentPublisher } from './content/publish-content.ts'
import { startDueMail } from './facts-due-mail.ts'
import { startRuleDigests } from './rule-digest.ts'

const HOUR_MS = 3_600_000

const REMOVALS_INTERVAL_MS = 3_000

/** Longer than a mail's lease: a sender that had taken it may write its file after the removal. */
const REMOVALS_OVERLAP = { minutes: 15 }

export type JobOptions = {
  store: Store
  transport: Transport
  signal: AbortSignal
  now?: () => Temporal.Instant
  /** The folder below which mails are written as files where no SMTP server is set. */
  dataDir?: string
  /** Most mails handed to a server within an hour, by all processes. */
  mailsPerHour?: number | undefined
}

/**
 * Starts what goes on beside the serving of pages. Gives a function that ends it: it resolves
 * when what is under way, such as the sending of a mail, has come to its end.
 */
export async function startBackgroundJobs(env: Env): Promise<() => Promise<void>> {
  const { SMTP_URL, DATA_DIR, MAIL_FROM, SITE_URL, EDITORS, MAILS_PER_HOUR } = env
  const { DKIM_KEY_FILE: keyFile, DKIM_SELECTOR: selector } = env
  const dkim = readDkim({ keyFile, selector, from: MAIL_FROM })
  const ending = new AbortController()
  const store = await sharedStore()
  const running = runJobs({
    store,
    transport: openTransport({ smtpUrl: SMTP_URL, dataDir: DATA_DIR, from: MAIL_FROM, dkim }),
    mailsPerHour: MAILS_PER_HOUR,
    signal: ending.signal,
    dataDir: DATA_DIR,
  })
  const dueMail = startDueMail({
    store,
    signal: ending.signal,
    siteUrl: SITE_URL,
    editors: EDITORS,
    deskPath: deskPaths.content,
  })
  const publisher = startContentPublisher({
    store,
    settings: publishingSettings(),
    signal: ending.signal,
  })
  const digests = startRuleDigests({
    store,
    signal: ending.signal,
    // With workers this process serves no pages and watches no content.
    shownIn: env.WORKERS > 1 ? DATA_DIR : undefined,
  })
  const bounces = env.BOUNCES_URL
    ? watchBounceMailbox({ store, url: env.BOUNCES_URL, signal: ending.signal })
    : undefined
  const backups = startBackups({ ...env, signal: ending.signal })
  return async () => {
    ending.abort()
    await Promise.all([running, dueMail, publisher, digests, bounces, backups])
  }
}

/**
 * Sends mails and letters, and deletes what has been kept for its term, at once and every hour. Several
 * processes may do it at the same time. Resolves, with the transport closed, after the signal is
 * aborted and what was then under way has ended; only then may the store be closed.
 */
export async function runJobs(options: JobOptions): Promise<void> {
  await Promise.all([
    startMailer(options),
    startLetterSender(options),
    cleanHourly(options),
    deleteFilesOfRemovedMails(options),
  ])
  options.transport.close()
}

async function cleanHourly({ store, signal, now = readClock, dataDir }: JobOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const at = now()
      const deleted = await deleteOutdated(store, at)
      const mailFiles = dataDir
        ? await deleteMailFiles(dataDir, at.subtract({ hours: MAIL_DAYS * 24 }))
        : 0
      log.info('outdated deleted', { ...deleted, mailFiles })
      countDeleted({ ...deleted, mailFiles }, at)
    } catch (error) {
      log.error('outdated not deleted', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(HOUR_MS, undefined, { signal }).catch(() => undefined)
  }
}

function countDeleted(numbers: Record<string, number>, at: Temporal.Instant): void {
  const { deleted, deletedAt } = processMetrics()
  for (const [kind, number] of Object.entries(numbers)) deleted.inc({ kind }, number)
  deletedAt.set(at.epochMilliseconds / 1000)
}

/** Deletes the files of mails that were removed on any machine: at the start all, later the new ones. */
async function deleteFilesOfRemovedMails({
  store,
  signal,
  now = readClock,
  dataDir,
}: JobOptions): Promise<void> {
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
