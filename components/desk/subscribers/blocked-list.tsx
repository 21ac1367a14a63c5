import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  SUPPRESSION_REASONS,
  type Suppression,
  type SuppressionReason,
  UNBLOCK_REASONS,
} from '#lib/store/mail-types.ts'

type Props = {
  locale: Locale
  list: Suppression[]
  counts: Record<SuppressionReason, number>
  next: string | undefined
  unblock: (form: FormData) => Promise<void>
}

/** Addresses that get no mail, why and since when, each with a form that takes it off. */
export function BlockedList({ locale, list, counts, next, unblock }: Props) {
  const t = translator(locale)
  return (
    <section aria-labelledby="blocked" className="grid gap-3">
      <h2 id="blocked">{t('desk.blocked.list')}</h2>
      <p className="flex flex-wrap gap-x-5 text-soft tabular-nums">
        {SUPPRESSION_REASONS.map((reason) => (
          <span key={reason}>
            {t(`desk.blocked.reason.${reason}`)}: {counts[reason]}
          </span>
        ))}
      </p>
      {list.length === 0 && <p>{t('desk.blocked.empty')}</p>}
      <ul className="border-line border-t">
        {list.map(({ email, reason, note, at, by }) => (
          <li
            key={email}
            data-row
            className="flex flex-wrap items-end gap-x-6 gap-y-2 border-line border-b py-2.5"
          >
            <div className="min-w-0 flex-[1_1_18rem]">
              <p className="break-all font-semibold">{email}</p>
              <p className="break-words text-soft">
                {t(`desk.blocked.reason.${reason}`)}
                {note && `: ${note}`} · {formatTime(at, locale)}
                {by !== 'site' && ` · ${by}`}
              </p>
            </div>
            <form action={unblock} className="flex flex-wrap items-end gap-2">
              <input type="hidden" name="email" value={email} />
              <select
                name="why"
                defaultValue=""
                required
                aria-label={t('desk.blocked.unblockWhy', { email })}
                className="field w-auto"
              >
                <option value="">{t('desk.blocked.choose')}</option>
                {UNBLOCK_REASONS.map((why) => (
                  <option key={why} value={why}>
                    {t(`desk.blocked.unblock.${why}`)}
                  </option>
                ))}
              </select>
              <button type="submit" className="press" data-quiet>
                {t('desk.blocked.remove')}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {next && (
        <p>
          <a
            href={`${deskPaths.blockedAddresses}?${new URLSearchParams({ after: next })}`}
            rel="next"
            className="inline-flex min-h-11 items-center"
          >
            {t('desk.auditLog.older')}
          </a>
        </p>
      )}
    </section>
  )
}
