import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FailedMail } from '#lib/store/desk-types.ts'

type Props = {
  locale: Locale
  mails: FailedMail[]
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
        {mails.map(({ id, kind, to, attempts, failedAt, error }) => (
          <li
            key={id}
            data-row
            className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-2.5"
          >
            <div className="min-w-0 flex-[1_1_20rem]">
              <p className="break-words">
                {kind} → {to}
              </p>
              <p className="break-words text-soft">
                {error} ·{' '}
                {t('desk.operations.attempts', {
                  n: attempts,
                  when: formatTime(failedAt, locale),
                })}
              </p>
            </div>
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
          </li>
        ))}
      </ul>
    </section>
  )
}
