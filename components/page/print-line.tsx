import { absolute } from '#lib/i18n/alternates.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { path: string; locale: Locale; day: string }

/** Printed instead of the header: the page's URL and the day for which it is valid. */
export function PrintLine({ path, locale, day }: Props) {
  return (
    <p className="hidden border-line border-b py-2 text-soft text-sm print:block">
      {translator(locale)('site.name')}
      {'\u00a0· '}
      {absolute(path)}
      {'\u00a0· '}
      {formatDay(day, locale)}
    </p>
  )
}
