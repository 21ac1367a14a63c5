import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { locale: Locale; day: string }

/** The waiting periods of one application, in order; the bars are to scale. */
const WAITS = ['screening-length', 'review-term', 'card-term'] as const

function inDays(value: unknown, unit: string): number {
  if (typeof value !== 'number') return 0
  return unit === 'working-days' ? Math.ceil((value * 7) / 5) : value
}

/** The waiting periods of one application, one after another, drawn to scale. */
export function ApplicationTimeline({ locale, day }: Props) {
  const t = translator(locale)
  const waits = WAITS.map((id) => shownFact(id, day))
  const lengths = waits.map((fact) => inDays(fact.value, fact.unit))
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1
  return (
    <figure className="my-6">
      <ol className="grid gap-3">
        {waits.map((fact, index) => {
          const before = lengths.slice(0, index).reduce((sum, length) => sum + length, 0)
          return (
            <li key={fact.id}>
              <span className="text-base">
                {fact.title[locale]}: <strong>{formatFact(fact, locale)}</strong>
              </span>
              <svg
                viewBox={`0 0 ${total} 1`}
                width="100%"
                height="12"
                preserveAspectRatio="none"
                aria-hidden="true"
                className="mt-1"
              >
                <rect width={total} height="1" className="fill-line" />
                <rect x={before} width={lengths[index]} height="1" className="fill-sky" />
              </svg>
            </li>
          )
        })}
      </ol>
      <figcaption className="mt-2 text-base text-soft">{t('figure.timeline')}</figcaption>
    </figure>
  )
}
