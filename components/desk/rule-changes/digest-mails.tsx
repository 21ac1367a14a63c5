import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { MailStatus } from '#lib/store/mail-types.ts'

type Props = { locale: Locale; mails: Map<string, Record<MailStatus, number>> }

/** What became of the mails of each digest, for as long as mails are kept. */
export function DigestMails({ locale, mails }: Props) {
  const t = translator(locale)
  if (mails.size === 0) return null
  return (
    <section aria-labelledby="digests" className="border-line border-t pt-4">
      <h2 id="digests">{t('desk.ruleChanges.mails')}</h2>
      <ul>
        {[...mails].toSorted(latestFirst).map(([day, counts]) => (
          <li key={day} data-digest={day} className="border-line border-b py-2 tabular-nums">
            {t('desk.ruleChanges.mailsOf', { day: formatDay(day, locale), ...counts })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function latestFirst([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? 1 : -1
}
