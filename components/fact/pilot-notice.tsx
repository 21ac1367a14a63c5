import { Warning } from '#components/mdx/warning.tsx'
import { announcedEnd } from '#lib/facts/known-until.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = {
  locale: Locale
  day: string
  /** Whether to link to the guide about the screening; false on its own page. */
  link?: boolean
}

/**
 * Announces the last known day of the screening, from 60 days before it until its next value is
 * known.
 */
export function PilotNotice({ locale, day, link = false }: Props) {
  const last = announcedEnd('screening-required', day)
  if (!last) return null
  const words = { day: formatDay(last, locale) }
  const t = translator(locale)
  return (
    <Warning>
      <p>{day <= last ? t('pilot.ends', words) : t('pilot.ended', words)}</p>
      {link && (
        <p>
          <a href={paths.guide(locale, 'screening')} className="inline-flex min-h-11 items-center">
            {t('pilot.more')}
          </a>
        </p>
      )}
    </Warning>
  )
}
