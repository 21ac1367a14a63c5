import { absolute } from '#lib/i18n/alternates.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { path: string; locale: Locale; day: string }

/** On paper only: which page this is, and of which day, where a screen shows the header. */
export function PrintLine({ path, locale, day }: Props) {
  return (
    <p className="only-print hidden border-line border-b py-2 text-soft text-sm">
      {translator(locale)('site.name')}
      {'\u00a0· '}
      {absolute(path)}
      {'\u00a0· '}
      {formatDay(day, locale)}
    </p>
  )
}
