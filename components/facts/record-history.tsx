import { SourceLink } from '#components/fact/source-link.tsx'
import { periodsOf } from '#lib/facts/fact-on.ts'
import { formatValue } from '#lib/facts/format.ts'
import { ledger } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { type ValuePeriod, valueHistory } from '#lib/facts/value-history.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { record: FactRecord; locale: Locale; day: string }

/** All that a record ever said, newest first, each value with its days and its sources. */
export function RecordHistory({ record, locale, day }: Props) {
  const t = translator(locale)
  const book = ledger()
  const periods = new Map(periodsOf(record).map((period) => [period.from, period]))
  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history">{t('ledger.history')}</h2>
      <table className="mt-3 w-full border-collapse text-start">
        {/* On a phone the days stand above the value, not beside it. */}
        <thead className="text-base text-soft max-sm:sr-only">
          <tr>
            <th className="w-[38%] py-2 ps-3 pe-4 text-start font-normal">{t('ledger.when')}</th>
            <th className="px-3 py-2 text-start font-normal">{t('ledger.value')}</th>
          </tr>
        </thead>
        <tbody>
          {valueHistory(record, book)
            .toReversed()
            .map((turn) => {
              const period = periods.get(turn.from)
              const isNow = turn.from <= day && (turn.until === null || day <= turn.until)
              return (
                <tr
                  key={turn.from}
                  aria-current={isNow ? 'true' : undefined}
                  className="border-line border-y align-top aria-[current]:bg-leaf max-sm:block"
                >
                  <td className="px-3 py-3 text-base text-soft max-sm:block max-sm:pb-1">
                    <Days turn={turn} seen={period?.since === 'seen'} locale={locale} />
                  </td>
                  <td className="px-3 py-3 max-sm:block max-sm:pt-0">
                    <p className="font-semibold">
                      {period?.readings && turn.value === null
                        ? t('fact.differ')
                        : formatValue(turn.value, record.unit, locale)}
                    </p>
                    {period?.note && <p className="text-base">{period.note[locale]}</p>}
                    {period?.sources.map((id) => (
                      <p key={id} className="mt-1 text-base">
                        <SourceLink source={book.sources.get(id)} locale={locale} />
                      </p>
                    ))}
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </section>
  )
}

type DaysProps = { turn: ValuePeriod; seen: boolean; locale: Locale }

const DAY = 'sm:whitespace-nowrap'

/** The first and the last day of a value. */
function Days({ turn: { from, until }, seen, locale }: DaysProps) {
  const t = translator(locale)
  const first = formatDay(from, locale)
  return (
    <>
      <time dateTime={from} className={DAY}>
        {seen ? t('ledger.latest', { day: first }) : first}
      </time>
      {'\u00a0— '}
      {until === null ? (
        t('ledger.noEnd')
      ) : (
        <time dateTime={until} className={DAY}>
          {formatDay(until, locale)}
        </time>
      )}
    </>
  )
}
