import type { DeskMail } from '#lib/desk/mails.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  mails: DeskMail[]
  next: string | undefined
  /** Whether a mail server is set, so that new mails are sent and not written to files. */
  isSent: boolean
}

/** Mails that were written to files, the latest first. */
export function MailList({ locale, mails, next, isSent }: Props) {
  const t = translator(locale)
  return (
    <div className="grid gap-4">
      <p className="max-w-2xl">{t(isSent ? 'desk.mails.sent' : 'desk.mails.text')}</p>
      {mails.length === 0 && <p>{t('desk.mails.empty')}</p>}
      <ul className="border-line border-t">
        {mails.map((mail) => (
          <li key={mail.name} data-row className="border-line border-b py-2.5">
            <a href={deskPaths.mail(mail.name)} className="break-words font-semibold">
              {mail.subject || t('desk.mails.one')}
            </a>
            <MailHead locale={locale} mail={mail} />
          </li>
        ))}
      </ul>
      {next && (
        <p>
          <a
            href={`${deskPaths.mails}?${new URLSearchParams({ after: next })}`}
            rel="next"
            className="inline-flex min-h-11 items-center"
          >
            {t('desk.auditLog.older')}
          </a>
        </p>
      )}
    </div>
  )
}

/** To whom a mail was written and when. */
export function MailHead({ locale, mail }: { locale: Locale; mail: DeskMail }) {
  return (
    <p className="flex flex-wrap gap-x-5 text-soft">
      <span className="break-all">{mail.to}</span>
      <span>{formatTime(mail.at, locale)}</span>
    </p>
  )
}
