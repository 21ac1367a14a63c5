import { shownFact } from '#lib/facts/find.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { siteCalendar } from '#lib/plan/calendar/calendar.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { nextEntryOf } from '#lib/plan/stay/next-entry.ts'
import type { TimelineEntry } from '#lib/plan/timeline/entry.ts'
import { assumptionWords, entryWords, kindWords } from '#lib/plan/words/words.ts'
import { Absence } from './absence.tsx'
import { CalendarGrounds } from './calendar-grounds.tsx'
import { DatesFigure } from './dates-figure.tsx'
import { TimelineConflicts } from './timeline-conflicts.tsx'

type Props = { plan: ReaderPlan; locale: Locale }

/** What does not fit, said first; then the days in a figure and a table, in both readings. */
export function DatesPart({ plan, locale }: Props) {
  const t = translator(locale)
  const { timeline, today, quickDays } = plan
  const next = nextEntryOf(plan.toolInput, today)
  return (
    <>
      <TimelineConflicts timeline={timeline} locale={locale} day={today} />
      {next && (
        <p className="mt-4">
          {t('plan.dates.nextEntry', {
            day: formatDay(next.day, locale),
            days: next.window.days,
            in: next.window.in,
          })}
        </p>
      )}
      <Absence plan={plan} locale={locale} />
      <DatesFigure plan={plan} locale={locale} />
      {quickDays.size > 0 && <p className="mt-4 text-base">{t('plan.dates.quickText')}</p>}
      <div className="mt-4 overflow-x-auto">
        <table className="w-full text-base">
          <thead>
            <tr>
              <th scope="col" className="pe-4 text-start">
                {t('plan.dates.day')}
              </th>
              <th scope="col" className="pe-4 text-start">
                {t('plan.dates.what')}
              </th>
              {quickDays.size > 0 && (
                <th scope="col" className="text-start">
                  {t('plan.dates.quick')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {timeline.entries.map((entry) => (
              <Row key={entry.id} entry={entry} plan={plan} locale={locale} />
            ))}
          </tbody>
        </table>
      </div>
      <Remarks title={t('tools.timeline.assumed')}>
        {timeline.assumed.map((id) => (
          <li key={id}>{assumptionWords(id, locale, today)}</li>
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
      {timeline.beyondCalendar.length > 0 && (
        <Remarks title={t('tools.timeline.beyond')}>
          {timeline.beyondCalendar.map((id) => (
            <li key={id}>{entryWords(id, locale)}</li>
          ))}
          <li className="text-soft [list-style:'']">
            {t('tools.timeline.beyondText', {
              first: String(siteCalendar().years[0]?.year),
              year: String(siteCalendar().years.at(-1)?.year),
            })}
          </li>
        </Remarks>
      )}
      <CalendarGrounds
        years={timeline.entries.map(({ day }) => Temporal.PlainDate.from(day).year)}
        locale={locale}
      />
    </>
  )
}

type RowProps = { entry: TimelineEntry; plan: ReaderPlan; locale: Locale }

function Row({ entry: { id, day, kind, facts, passed }, plan, locale }: RowProps) {
  const t = translator(locale)
  const { quickDays, today } = plan
  const [fact] = facts
  const quick = quickDays.get(id)
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-2 pe-4 text-start print:py-1">
        <time dateTime={day}>{formatDay(day, locale)}</time>
        <span className="block font-normal text-soft print:inline">
          {' '}
          {kindWords(kind, locale)}
          {passed && ` · ${t('tools.timeline.passed')}`}
        </span>
      </th>
      <td className="py-2 pe-4 print:py-1">
        {entryWords(id, locale)}
        {fact && (
          <a href={paths.fact(locale, fact)} className="no-print block py-1">
            {' '}
            {shownFact(fact, today).title[locale]}
          </a>
        )}
      </td>
      {quickDays.size > 0 && (
        <td className="py-2 print:py-1">
          {quickDays.has(id) && (quick ? formatDay(quick, locale) : t('plan.dates.gone'))}
        </td>
      )}
    </tr>
  )
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
    <section className="no-print mt-6">
      <h3 className="text-xl">{title}</h3>
      <ul className="mt-2 grid list-disc gap-1 ps-6">{children}</ul>
    </section>
  )
}
