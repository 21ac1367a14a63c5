import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { DECLINE_REASONS, type RecommendationStatus } from '#lib/store/recommendation-types.ts'

/** States to choose from, with none chosen for the editor. */
export function statusOptions(locale: Locale, statuses: readonly RecommendationStatus[]) {
  const t = translator(locale)
  return [
    { value: '', label: t('desk.move.choose') },
    ...statuses.map((status) => ({ value: status, label: t(`desk.status.${status}`) })),
  ]
}

/** Why one may be declined. */
export function reasonOptions(locale: Locale) {
  const t = translator(locale)
  return [
    { value: '', label: t('desk.move.none') },
    ...DECLINE_REASONS.map((reason) => ({ value: reason, label: t(`desk.reason.${reason}`) })),
  ]
}
