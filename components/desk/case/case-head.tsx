import { daysSince, daysUntil } from '#lib/desk/days.ts'
import { formatInstant } from '#lib/i18n/format/format-day.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { RecommendationCase } from '#lib/store/recommendation-types.ts'
import { State } from './state.tsx'

type Props = { locale: Locale; found: RecommendationCase; now: Temporal.Instant }

/** Where a recommendation stands, how old it is and when it goes. */
export function CaseHead({ locale, found, now }: Props) {
  const t = translator(locale)
  const { status, reason, createdAt, deletesAt } = found
  return (
    <div className="mb-6 grid gap-1 border-line border-y py-3">
      <p className="text-lg">
        <State locale={locale} status={status} reason={reason} />
      </p>
      <p className="text-soft">
        {t('desk.case.sent', {
          when: formatTime(createdAt, locale),
          language: languageName(found.locale, locale),
        })}
        {'\u00a0· '}
        {t('desk.inbox.age')}: {t('desk.age', { n: daysSince(createdAt, now) })}
      </p>
      <p data-clock>
        {deletesAt ? (
          <>
            <strong>
              {`${t('desk.inbox.clock')}: ${t('desk.deletes', { n: daysUntil(deletesAt, now) })}.`}
            </strong>{' '}
            {t('desk.case.deletesOn', { day: formatInstant(deletesAt, locale) })}
          </>
        ) : (
          t('desk.case.keptText')
        )}
      </p>
    </div>
  )
}
