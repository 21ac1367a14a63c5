import { dayOf } from '#lib/config/clock.ts'
import type { Repositories } from './store.ts'

/** Days for which a mail is kept after it went or failed. */
export const MAIL_DAYS = 30

/** Days for which reports of mailbox providers are counted. */
const REPORT_DAYS = 730

/** Days for which the lines of an imported list are kept. */
const IMPORT_DAYS = 1

/** Days for which a search that found nothing is kept after it was last made. */
const MISS_DAYS = 90

/** How many of each kind were deleted. */
export type Outdated = Record<
  | 'drafts'
  | 'unconfirmed'
  | 'codeTries'
  | 'left'
  | 'pauses'
  | 'imports'
  | 'digestCopies'
  | 'mails'
  | 'mailFailures'
  | 'mailReports'
  | 'signIns'
  | 'misses'
  | 'removedMails'
  | 'probes'
  | 'unanswered'
  | 'declined',
  number
>

function daysBefore(at: Temporal.Instant, days: number): Temporal.Instant {
  return at.subtract({ hours: days * 24 })
}

/**
 * Deletes what has been kept long enough: drafts past their end, sign-ups nobody confirmed,
 * mails thirty days after they went or failed, thirty days after leaving all of a subscriber
 * but a hashed mark, who got a digest of changed rules, pauses that have passed, sign-ins of editors that have ended, searches that found nothing and were not
 * made again, what a killed run of the probe left, and recommendations whose clock has run out. To be called now and then; calling it
 * twice does no harm.
 */
export async function deleteOutdated(store: Repositories, at: Temporal.Instant): Promise<Outdated> {
  return {
    drafts: await store.drafts.deleteExpired(at),
    unconfirmed: await store.subscribers.deleteUnconfirmed(at),
    codeTries: await store.subscribers.deleteCodeTries(at.subtract({ hours: 1 })),
    left: await store.subscribers.forgetLeft(daysBefore(at, 30)),
    pauses: await store.subscribers.endPauses(at),
    imports: await store.imports.deleteBefore(daysBefore(at, IMPORT_DAYS)),
    digestCopies: await store.ruleChanges.deleteCopies(daysBefore(at, MAIL_DAYS)),
    mails: await store.outbox.deleteEnded(daysBefore(at, MAIL_DAYS)),
    mailFailures: await store.mailFailures.deleteBefore(daysBefore(at, MAIL_DAYS)),
    mailReports: await store.mailReports.deleteBefore(daysBefore(at, REPORT_DAYS)),
    signIns: await store.desk.deleteEnded(at),
    misses: await store.searchMisses.deleteBefore(dayOf(daysBefore(at, MISS_DAYS))),
    // One day longer than the files themselves are kept.
    removedMails: await store.removedMails.deleteBefore(daysBefore(at, MAIL_DAYS + 1)),
    probes: await store.probes.deleteBefore(at.subtract({ hours: 1 })),
    ...(await store.recommendations.removeDue(at)),
  }
}
