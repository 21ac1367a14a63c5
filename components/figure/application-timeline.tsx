import { shownFact } from '#lib/facts/find.ts'
import { formatFact } from '#lib/facts/format.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'

type Props = { locale: Locale; day: string }

/** The waits of one application, in order; each bar is as long as its wait. */
const WAITS = ['screening-length', 'review-term', 'card-term'] as const

function inDays(value: unknown, unit: string): number {
  if (typeof value !== 'number') return 0
  return unit === 'working-days' ? Math.ceil((value * 7) / 5) : value
}

/** How long one application takes, wait after wait, drawn to one scale. */
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
          const style = {
            marginInlineStart: `${(before / total) * 100}%`,
            width: `${((lengths[index] ?? 0) / total) * 100}%`,
          }
          return (
            <li key={fact.id}>
              <span className="text-base">
                {fact.title[locale]}: <strong>{formatFact(fact, locale)}</strong>
              </span>
              <span aria-hidden="true" style={style} className="block h-3 rounded-full bg-sky" />
            </li>
          )
        })}
      </ol>
      <figcaption className="mt-2 text-base text-soft">{t('figure.timeline')}</figcaption>
    </figure>
  )
}
