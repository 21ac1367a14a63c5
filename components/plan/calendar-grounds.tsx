import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import { ToolSources } from './tool-sources.tsx'

/** What the calendar says of the years of a plan, and on which pages it rests. */
export function CalendarGrounds({ years, locale }: { years: number[]; locale: Locale }) {
  const { years: known, sources } = siteCalendar()
  const shown = known.filter(({ year }) => years.includes(year))
  if (shown.length === 0) return null
  return (
    <details className="fold mt-8">
      <summary>{translator(locale)('tools.timeline.calendar')}</summary>
      {shown.map(({ year, note, sources: named }) => (
        <section key={year} className="mt-3 text-base">
          <h4 className="font-semibold">{year}</h4>
          {note && <p>{note[locale]}</p>}
          <ToolSources sources={sources.filter(({ id }) => named.includes(id))} />
        </section>
      ))}
    </details>
  )
}
