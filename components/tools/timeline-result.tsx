import { shownFact } from '#lib/facts/find.ts'
import { formatDay } from '#lib/site/format/format-day.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'
import { paths } from '#lib/site/paths.ts'
import { queryOf, type ToolAnswers } from '#lib/tools/answers.ts'
import { calendar } from '#lib/tools/calendar.ts'
import type { Timeline, TimelineEntry } from '#lib/tools/timeline/entry.ts'
import { timelineOf } from '#lib/tools/timeline/timeline.ts'
import { RestsOn } from './rests-on.tsx'
import { conflictWords } from './timeline-words.ts'

type Props = { locale: Locale; today: string; answers: ToolAnswers }

/** What does not fit, said first; then the days in order, and what they were counted on. */
export function TimelineResult({ locale, today, answers }: Props) {
  const t = translator(locale)
  const timeline = timelineOf(answers, today)
  return (
    <>
      <Conflicts timeline={timeline} locale={locale} day={today} />
      <ol className="days mt-8">
        {timeline.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} locale={locale} day={today} />
        ))}
      </ol>
      <p className="no-print mt-6">
        <a href={paths.timelineCalendar(locale, queryOf(answers))} className="door">
          {t('tools.timeline.ics')}
        </a>
      </p>
      <Remarks title={t('tools.timeline.assumed')}>
        {timeline.assumed.map((id) => (
          <li key={id}>{t(`tools.timeline.assumptions.${id}`)}</li>
        ))}
      </Remarks>
      <Remarks title={t('tools.timeline.open')}>
        {timeline.open.map((id) => (
          <li key={id}>
            <a href={paths.fact(locale, id)} className="inline-block py-1">
              {shownFact(id, today).title[locale]}
            </a>
          </li>
        ))}
      </Remarks>
      <Remarks title={t('tools.timeline.beyond')}>
        {timeline.beyond.map((id) => (
          <li key={id}>{t(`tools.timeline.entries.${id}`)}</li>
        ))}
        {timeline.beyond.length > 0 && (
          <li className="list-none text-soft">
            {t('tools.timeline.beyondText', { year: String(calendar().years.at(-1)?.year) })}
          </li>
        )}
      </Remarks>
    </>
  )
}

function Conflicts({
  timeline: { conflicts },
  locale,
  day,
}: {
  timeline: Timeline
  locale: Locale
  day: string
}) {
  const t = translator(locale)
  if (conflicts.length === 0) return <p className="mt-4">{t('tools.timeline.fits')}</p>
  return (
    <section
      aria-labelledby="conflicts"
      className="mt-4 rounded-e-lg border-saffron border-s-4 bg-saffron-wash px-5 py-4"
    >
      <h3 id="conflicts" className="text-xl">
        {t('tools.timeline.conflicts')}
      </h3>
      <ul className="mt-2 grid gap-3">
        {conflicts.map((conflict) => (
          <li key={`${conflict.id} ${conflict.paper ?? conflict.entry}`}>
            <a href={`#${conflict.question}`} className="inline-block py-1">
              {conflictWords(conflict, locale)}
            </a>
            <RestsOn locale={locale} day={day} facts={conflict.facts} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry, locale, day }: { entry: TimelineEntry; locale: Locale; day: string }) {
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
      <RestsOn locale={locale} day={day} facts={entry.facts} />
    </li>
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
    <section className="mt-8">
      <h3 className="text-xl">{title}</h3>
      <ul className="mt-2 grid list-disc gap-1 ps-6">{children}</ul>
    </section>
  )
}
