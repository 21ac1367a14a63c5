import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Absence } from '../stay/absence.ts'

/** What a holder of the permit is told about days abroad: the rule, whether it was broken, the day to be back. */
export function absenceWords(absence: Absence, locale: Locale): string[] {
  const t = translator(locale)
  const { limit, over, trip, backBy, mayLeave } = absence
  const words = {
    limit,
    from: formatDay(trip.from, locale),
    careful: backBy.careful ? formatDay(backBy.careful, locale) : '',
    quick: backBy.quick ? formatDay(backBy.quick, locale) : '',
  }
  return [
    t('plan.absence.rule', words),
    ...(over === 'no' ? [] : [t(`plan.absence.over.${over}`, words)]),
    ...(backBy.careful ? [t(`plan.absence.back.${trip.kind}`, words)] : []),
    ...(backBy.careful && backBy.quick ? [t('plan.absence.otherwise', words)] : []),
    ...(mayLeave ? [t('plan.absence.mayLeave', { day: formatDay(mayLeave, locale) })] : []),
  ]
}
