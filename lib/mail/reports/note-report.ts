import { log } from '#lib/config/log.ts'
import type { MailReport } from '#lib/store/mail-types.ts'
import type { Store } from '#lib/store/store.ts'
import { pauseIfRefused } from '../failure-policy.ts'

/** Stores a report, once, and does what follows from it; gives what it was. */
export async function noteReport(
  store: Store,
  report: MailReport,
  at: Temporal.Instant,
): Promise<'noted' | 'known' | 'unmatched'> {
  const outcome = await store.mailReports.record(report, at)
  const { kind, failureClass } = report
  if (outcome !== 'known') log.info('mail report', { kind, failureClass, outcome })
  if (outcome === 'noted' && failureClass) await pauseIfRefused(store, failureClass, at)
  return outcome
}
