import { absolute } from '#lib/site/alternates.ts'
import { formatDay } from '#lib/site/format/format-day.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'

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
