import type { ReactNode } from 'react'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { FailedMail } from '#lib/store/mail-types.ts'

type Props = { locale: Locale; mail: FailedMail; tries: string; children?: ReactNode }

/** A mail that failed: to whom, what the server meant and what it said. */
export function MailRow({ locale, mail, tries, children }: Props) {
  const t = translator(locale)
  const { kind, to, failureClass, error } = mail
  return (
    <li
      data-row
      className="flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-b py-2.5"
    >
      <div className="min-w-0 flex-[1_1_20rem]">
        <p className="break-words">
          {kind} → {to}: {t(`desk.operations.failure.${failureClass}`)}
        </p>
        <p className="break-words text-soft">
          {error} · {tries}
        </p>
      </div>
      {children}
    </li>
  )
}
