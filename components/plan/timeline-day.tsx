import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ToolSource } from '#lib/plan/source.ts'
import type { TimelineEntry } from '#lib/plan/timeline/entry.ts'
import { RestsOn } from './rests-on.tsx'

type Props = {
  entry: TimelineEntry
  locale: Locale
  day: string
  sources: ToolSource[] | undefined
}

/** A day of the timeline: how it is meant, what happens on it and what it was counted on. */
export function TimelineDay({ entry, locale, day, sources }: Props) {
  const t = translator(locale)
  return (
    <li data-kind={entry.kind} data-passed={entry.passed ? '' : undefined}>
      <p className="text-base text-soft">
        {t(`tools.timeline.kinds.${entry.kind}`)}
        {entry.passed && ` · ${t('tools.timeline.passed')}`}
      </p>
      <p className="font-semibold">
        <time dateTime={entry.day}>{formatDay(entry.day, locale)}</time>
      </p>
      <p>{t(`tools.timeline.entries.${entry.id}`)}</p>
      <RestsOn locale={locale} day={day} facts={entry.facts} sources={sources} />
    </li>
  )
}
