import { Warning } from '#components/mdx/warning.tsx'
import { announcedEnd } from '#lib/facts/known-until.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Announces the last known day of the screening, from 60 days before until it is known what follows. */
export function PilotNotice({ locale, day }: { locale: Locale; day: string }) {
  const last = announcedEnd('screening-required', day)
  if (!last) return null
  const words = { day: formatDay(last, locale) }
  const t = translator(locale)
  return (
    <Warning>
      <p>{day <= last ? t('pilot.ends', words) : t('pilot.ended', words)}</p>
    </Warning>
  )
}
