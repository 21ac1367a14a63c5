import { shownFact } from '#lib/facts/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { siteCalendar } from '#lib/plan/calendar.ts'
import { countrySources } from '#lib/plan/countries/countries.ts'
import { countryOf } from '#lib/plan/countries/country-of.ts'
import { ASSUMPTION_FACTS, type Timeline } from '#lib/plan/timeline/entry.ts'
import { timelineOf } from '#lib/plan/timeline/timeline.ts'
import { queryOf, type ToolInput } from '#lib/plan/tool-input.ts'
import { CalendarGrounds } from './calendar-grounds.tsx'
import { factWords } from './line-words.ts'
import { TimelineConflicts } from './timeline-conflicts.tsx'
import { TimelineDay } from './timeline-day.tsx'

type Props = { locale: Locale; today: string; toolInput: ToolInput }

/** What does not fit, said first; then the days in order, and what they were counted on. */
export function TimelineResult({ locale, today, toolInput }: Props) {
  const t = translator(locale)
  const timeline = timelineOf(toolInput, today)
  const stay = countrySources(countryOf(toolInput)?.visa.sources ?? [])
  return (
    <>
      <TimelineConflicts timeline={timeline} locale={locale} day={today} />
      <ol className="days mt-8">
        {timeline.entries.map((entry) => (
          <TimelineDay
            key={entry.id}
            entry={entry}
            locale={locale}
            day={today}
            sources={entry.id === 'stay-ends' ? stay : undefined}
          />
        ))}
      </ol>
      <p className="no-print mt-6">
        <a href={paths.timelineCalendar(locale, queryOf(toolInput))} className="door">
          {t('tools.timeline.ics')}
        </a>
      </p>
      <Remarks title={t('tools.timeline.assumed')}>
        {timeline.assumed.map((id) => (
          <li key={id}>
            {t(
              `tools.timeline.assumptions.${id}`,
              factWords(ASSUMPTION_FACTS[id] ?? [], locale, today),
            )}
          </li>
        ))}
      </Remarks>
      <Remarks title={t('tools.timeline.open')}>
        {timeline.unknownFacts.map((id) => (
          <li key={id}>
            <a href={paths.fact(locale, id)} className="inline-block py-1">
              {shownFact(id, today).title[locale]}
            </a>
          </li>
        ))}
      </Remarks>
      <Remarks title={t('tools.timeline.beyond')}>
        {timeline.beyondCalendar.map((id) => (
          <li key={id}>{t(`tools.timeline.entries.${id}`)}</li>
        ))}
        {timeline.beyondCalendar.length > 0 && (
          <li className="list-none text-soft">
            {t('tools.timeline.beyondText', { year: String(siteCalendar().years.at(-1)?.year) })}
          </li>
        )}
      </Remarks>
      <CalendarGrounds years={yearsOf(timeline)} locale={locale} />
    </>
  )
}

function yearsOf({ entries }: Timeline): number[] {
  return entries.map(({ day }) => Temporal.PlainDate.from(day).year)
}

function Remarks({
  title,
  children,
}: {
  title: string
  children: React.ReactNode[] | React.ReactNode
}) {
  const empty = Array.isArray(children) && children.flat().filter(Boolean).length === 0
  if (empty) return null
  return (
    <section className="mt-8">
      <h3 className="text-xl">{title}</h3>
      <ul className="mt-2 grid list-disc gap-1 ps-6">{children}</ul>
    </section>
  )
}
