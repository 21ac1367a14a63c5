import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { spansOf } from '#lib/plan/timeline/spans.ts'
import { entryWords } from '#lib/plan/words/words.ts'

/** Of the drawing, in its own units; it grows with the page. */
const WIDTH = 600
const BAR = 10

type Props = { plan: ReaderPlan; locale: Locale }

/** The spans of the way as bars on one scale: filled as planned for, outlined in the quick reading. */
export function DatesFigure({ plan, locale }: Props) {
  const { spans, first, last } = spansOf(plan)
  if (!first || !last || first === last) return null
  const whole = daysBetween(first, last)
  const x = (day: string) => (daysBetween(first, day) / whole) * WIDTH
  return (
    <figure className="no-print mt-6">
      <figcaption className="font-semibold">{translator(locale)('plan.dates.figure')}</figcaption>
      <ul className="mt-2 grid gap-2 text-base">
        {spans.map(({ id, from, to, quick }) => (
          <li key={id}>
            {entryWords(id, locale)}: {formatDay(to, locale)}
            <svg viewBox={`0 0 ${WIDTH} ${BAR}`} width="100%" aria-hidden="true">
              <rect x="0" y="4" width={WIDTH} height="2" className="fill-line" />
              <rect
                x={round(x(from))}
                y="0"
                width={round(Math.max(3, x(to) - x(from)))}
                height={BAR}
                className="fill-sky"
              />
              {quick && (
                <rect
                  x={round(x(quick)) - 2}
                  y="0"
                  width="4"
                  height={BAR}
                  className="fill-saffron"
                />
              )}
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  )
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

function round(number: number): number {
  return Math.round(number)
}
