import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FailedMail } from '#lib/store/mail-types.ts'
import { MailRow } from './mail-row.tsx'

type Props = {
  locale: Locale
  mails: (FailedMail & { failedAt: Temporal.Instant })[]
  retry: (form: FormData) => Promise<void>
}

/** Mails that did not go out, why, and a button that has one tried anew. */
export function FailedMails({ locale, mails, retry }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="failures">
      <h2 id="failures" className="mb-2">
        {t('desk.operations.failures')}
      </h2>
      {mails.length === 0 && <p>{t('desk.operations.noFailures')}</p>}
      <ul>
        {mails.map((mail) => {
          const { id, kind, to, attempts: n, failedAt } = mail
          const tries = t('desk.operations.attempts', { n, when: formatTime(failedAt, locale) })
          return (
            <MailRow key={id} locale={locale} mail={mail} tries={tries}>
              <form action={retry}>
                <input type="hidden" name="id" value={id} />
                <button
                  type="submit"
                  aria-label={t('desk.operations.retryWhat', { kind, to })}
                  className="press"
                  data-quiet
                >
                  {t('desk.operations.retry')}
                </button>
              </form>
            </MailRow>
          )
        })}
      </ul>
    </section>
  )
}
