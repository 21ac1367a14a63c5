import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { type AbsencePeriod, absenceOf } from '#lib/plan/stay/absence.ts'
import { absenceWords } from '#lib/plan/words/absence-words.ts'
import { FactLinks } from './fact-links.tsx'

type Props = { plan: ReaderPlan; locale: Locale }

/** Days abroad of a holder of the permit, counted in both ways, and by when to be back. */
export function Absence({ plan, locale }: Props) {
  const t = translator(locale)
  const absence = absenceOf(plan.toolInput, plan.today)
  if (!absence) return null
  return (
    <section aria-labelledby="absence" className="mt-6">
      <h3 id="absence" className="text-xl">
        {t('plan.absence.title')}
      </h3>
      {absenceWords(absence, locale).map((sentence) => (
        <p key={sentence} className="mt-1">
          {sentence}
        </p>
      ))}
      <FactLinks locale={locale} day={plan.today} facts={['absence-window']} />
      <table className="mt-2 w-full text-base">
        <thead>
          <tr>
            {(['period', 'careful', 'quick'] as const).map((column) => (
              <th key={column} scope="col" className="pe-4 text-start align-bottom">
                {t(`plan.absence.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {absence.periods.map((period) => (
            <Row
              key={`${period.id} ${period.from}`}
              {...{ period, locale }}
              limit={absence.limit}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = { period: AbsencePeriod; limit: number; locale: Locale }

function Row({ period: { id, from, to, days }, limit, locale }: RowProps) {
  const t = translator(locale)
  const words = { from: formatDay(from, locale), to: formatDay(to, locale) }
  // Over 12 months the quick count adds nothing up.
  const counts = id === 'year' ? [days.careful, days.quick] : [days.careful, undefined]
  return (
    <tr className="border-line border-t align-top">
      <th scope="row" className="py-2 pe-4 text-start font-normal">
        {id === 'year' ? from.slice(0, 4) : t('plan.absence.months', words)}
      </th>
      {counts.map((count, index) => (
        <td key={index === 0 ? 'careful' : 'quick'} className="py-2 pe-4">
          {count}
          {count !== undefined && count > limit && (
            <strong className="block">{t('plan.absence.tooMany')}</strong>
          )}
        </td>
      ))}
    </tr>
  )
}
