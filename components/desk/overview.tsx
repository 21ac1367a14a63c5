import { inboxHref } from '#lib/desk/inbox/inbox-query.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
} from '#lib/store/recommendation-types.ts'

type Props = {
  locale: Locale
  counts: Record<RecommendationStatus, number>
  failedMails: number
  dueFacts: number
  untranslated: number
}

/** The first page of the desk: what waits, and the way to it. */
export function Overview({ locale, counts, failedMails, dueFacts, untranslated }: Props) {
  const t = translator(locale)
  const attention = [
    [deskPaths.operations, t('desk.overview.failedMails', { n: failedMails })],
    [deskPaths.content, t('desk.overview.dueFacts', { n: dueFacts })],
    [deskPaths.content, t('desk.overview.behind', { n: untranslated })],
  ] as const
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <section aria-labelledby="states">
        <h2 id="states" className="mb-2">
          {t('desk.overview.recommendations')}
        </h2>
        <ul className="border-line border-t">
          {RECOMMENDATION_STATUSES.map((status) => (
            <li key={status} data-row className="border-line border-b">
              <a
                href={inboxHref({ status })}
                className="flex min-h-11 items-center justify-between gap-4"
              >
                <span data-status={status} className="state">
                  {t(`desk.status.${status}`)}
                </span>
                <strong className="tabular-nums">{counts[status]}</strong>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="attention">
        <h2 id="attention" className="mb-2">
          {t('desk.overview.attention')}
        </h2>
        <ul className="border-line border-t">
          {attention.map(([href, words]) => (
            <li key={words} data-row className="border-line border-b">
              <a href={href} className="flex min-h-11 items-center">
                {words}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
