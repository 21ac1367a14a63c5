import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { now as readClock, today } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { type DueFact, factsDue } from '#lib/facts/due.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { writeMail } from '#lib/mail/message.ts'
import type { OutgoingMail, Store } from '#lib/store/store.ts'

const HOUR_MS = 3_600_000

/** The settings give no language for an editor's address; this one is sent to all of them. */
const LOCALE: Locale = 'en'

/** A mail names at most so many records; the desk has them all. */
const MAX_LINES = 30

export type DueMailSettings = { siteUrl: string; editors: readonly string[]; deskPath: string }

/** The mail that tells an editor which records are due a check, the longest overdue first. */
export function dueMail(
  { siteUrl, deskPath }: Pick<DueMailSettings, 'siteUrl' | 'deskPath'>,
  to: string,
  due: DueFact[],
): OutgoingMail {
  const t = translator(LOCALE)
  const lines = due.slice(0, MAX_LINES).map(({ record, due: since, lastKnown }) => {
    const words = { title: record.title[LOCALE], due: formatDay(since, LOCALE) }
    return lastKnown
      ? t('mail.factsDue.until', { ...words, day: formatDay(lastKnown, LOCALE) })
      : t('mail.factsDue.since', words)
  })
  const more = due.length - lines.length
  if (more > 0) lines.push(t('mail.factsDue.more', { count: more }))
  return writeMail({
    kind: 'facts-due',
    to,
    locale: LOCALE,
    subject: t('mail.factsDue.subject', { count: due.length }),
    preheader: t('mail.factsDue.preheader'),
    blocks: [
      { p: t('mail.factsDue.intro') },
      { p: lines.map((line) => `• ${line}`).join('\n') },
      { button: { label: t('mail.factsDue.button'), url: `${siteUrl}${deskPath}` } },
      { small: t('mail.sender', { url: siteUrl }) },
    ],
  })
}

/** The id of the mail to an address in the ISO week of a day: there is one a week. */
function idOf(email: string, day: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day)
  const address = createHash('sha256').update(email).digest('hex').slice(0, 16)
  return `facts-due-${yearOfWeek}-w${weekOfYear}-${address}`
}

/**
 * Puts one mail a week for each editor into the outbox while records are due a check, whichever
 * process comes first; gives how many it stored.
 */
export async function queueDueMail(
  { outbox }: Pick<Store, 'outbox'>,
  settings: DueMailSettings,
  day: string,
  at: Temporal.Instant,
  book: Ledger = ledger(),
): Promise<number> {
  const due = factsDue(day, book)
  if (due.length === 0) return 0
  let stored = 0
  for (const email of settings.editors) {
    if (await outbox.addOnce(idOf(email, day), dueMail(settings, email, due), at)) stored++
  }
  return stored
}

/** Looks every hour whether the mail of the week is still to be written, until the signal is aborted. */
export async function startDueMail({
  store,
  signal,
  now = readClock,
  ...settings
}: DueMailSettings & {
  store: Pick<Store, 'outbox'>
  signal: AbortSignal
  now?: () => Temporal.Instant
}): Promise<void> {
  while (!signal.aborted) {
    try {
      const stored = await queueDueMail(store, settings, today(), now())
      if (stored > 0) log.info('facts due told', { mails: stored })
    } catch (error) {
      log.error('facts due not told', { error: error instanceof Error ? error.name : 'unknown' })
    }
    await sleep(HOUR_MS, undefined, { signal }).catch(() => undefined)
  }
}
