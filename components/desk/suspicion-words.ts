import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Suspicion } from '#lib/store/recommendation-types.ts'

/** Why a submission looks like a robot's, in words. */
export function suspicionWords(locale: Locale, reasons: Suspicion[]): string {
  const t = translator(locale)
  return reasons.map((reason) => t(`desk.suspicious.reason.${reason}`)).join(', ')
}
