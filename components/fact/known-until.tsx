import { knownUntil } from '#lib/facts/known-until.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { id: string; locale: Locale; day: string }

/** Says until when a figure is known, when that day is near; nothing otherwise. */
export function KnownUntil({ id, locale, day }: Props) {
  const last = knownUntil(id, day)
  if (!last) return null
  const words = translator(locale)('fact.knownUntil', { day: formatDay(last, locale) })
  return (
    <p className="text-base">
      <span className="border-saffron border-b-2">{words}</span>
    </p>
  )
}
