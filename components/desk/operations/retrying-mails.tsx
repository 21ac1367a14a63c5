import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FailedMail } from '#lib/store/mail-types.ts'
import { MailRow } from './mail-row.tsx'

type Props = { locale: Locale; mails: (FailedMail & { retryAt: Temporal.Instant })[] }

/** Mails that failed and will be tried again; nothing when there are none. */
export function RetryingMails({ locale, mails }: Props) {
  const t = translator(locale)
  if (mails.length === 0) return null
  return (
    <section aria-labelledby="retrying">
      <h2 id="retrying" className="mb-2">
        {t('desk.operations.retrying')}
      </h2>
      <ul>
        {mails.map((mail) => (
          <MailRow
            key={mail.id}
            locale={locale}
            mail={mail}
            tries={t('desk.operations.nextTry', {
              n: mail.attempts,
              when: formatTime(mail.retryAt, locale),
            })}
          />
        ))}
      </ul>
    </section>
  )
}
