import { shownFact } from '#lib/facts/find.ts'
import { formatMoney, formatNumber } from '#lib/facts/format.ts'
import { moneySteps } from '#lib/facts/history.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { StepChart } from './step-chart.tsx'

type Props = {
  id: string
  locale: Locale
  day: string
  /** Whether to lead to the record, which its own page need not do. */
  linked?: boolean
}

/** A record of money over the years, as a step chart with its words and its source. */
export function MoneyYears({ id, locale, day, linked = true }: Props) {
  const t = translator(locale)
  const steps = moneySteps(id, day)
  const known = steps.filter((step) => step.amount !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first?.amount || !last?.amount || known.length < 2) return null
  const title = shownFact(id, day).title[locale]
  const inMillions = last.amount >= 1_000_000
  return (
    <figure className="my-6">
      <StepChart
        id={`chart-${id}`}
        title={title}
        description={t('figure.moneyYears', {
          title,
          first: formatMoney(first.amount, 'kzt', locale),
          firstYear: first.from.slice(0, 4),
          last: formatMoney(last.amount, 'kzt', locale),
          lastYear: last.from.slice(0, 4),
        })}
        steps={steps}
        today={day}
        label={(amount) =>
          formatNumber(inMillions ? Math.round(amount / 10_000) / 100 : amount, locale)
        }
      />
      <figcaption className="mt-1 text-base text-soft">
        {title}
        {', '}
        {t(inMillions ? 'figure.millionTenge' : 'figure.tenge')}
        {'. '}
        {linked && (
          <a href={paths.fact(locale, id)} className="inline-block py-1">
            {t('fact.history')}
          </a>
        )}
      </figcaption>
    </figure>
  )
}
