import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { DeclineReason, RecommendationStatus } from '#lib/store/recommendation-types.ts'

type Props = { locale: Locale; status: RecommendationStatus; reason?: DeclineReason | undefined }

/** Where a recommendation stands, in words; the mark before them only helps to find it. */
export function State({ locale, status, reason }: Props) {
  const t = translator(locale)
  return (
    <span data-status={status} className="state">
      {t(`desk.status.${status}`)}
      {reason && <span className="text-soft"> · {t(`desk.reason.${reason}`)}</span>}
    </span>
  )
}
