import { SourceLink } from '#components/fact/source-link.tsx'
import { periodsOf } from '#lib/facts/fact-on.ts'
import { formatValue } from '#lib/facts/format.ts'
import { ledger } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { turnsOf } from '#lib/facts/turns.ts'
import { formatDay } from '#lib/site/format-day.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'

type Props = { record: FactRecord; locale: Locale; day: string }

/** All that a record ever said, newest first, each value with its days and its sources. */
export function RecordHistory({ record, locale, day }: Props) {
  const t = translator(locale)
  const periods = new Map(periodsOf(record).map((period) => [period.from, period]))
  return (
    <section aria-labelledby="history" className="mt-10">
      <h2 id="history">{t('ledger.history')}</h2>
      <ol className="mt-3 border-line border-b">
        {turnsOf(record)
          .toReversed()
          .map(({ from, until, value }) => {
            const period = periods.get(from)
            const isNow = from <= day && (until === null || day <= until)
            const first = formatDay(from, locale)
            return (
              <li
                key={from}
                aria-current={isNow ? 'true' : undefined}
                className="grid gap-x-8 gap-y-1 border-line border-t py-4 aria-[current]:bg-leaf aria-[current]:px-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] aria-[current]:sm:-mx-4"
              >
                <p className="text-base text-soft">
                  <time dateTime={from}>
                    {period?.since === 'seen' ? t('ledger.latest', { day: first }) : first}
                  </time>
                  {' — '}
                  {until === null ? (
                    t('ledger.noEnd')
                  ) : (
                    <time dateTime={until}>{formatDay(until, locale)}</time>
                  )}
                </p>
                <div>
                  <p className="font-semibold">{formatValue(value, record.unit, locale)}</p>
                  {period?.note && <p className="text-base">{period.note[locale]}</p>}
                  {period && period.sources.length > 0 && (
                    <ul className="mt-1 grid gap-1 text-base">
                      {period.sources.map((id) => (
                        <li key={id}>
                          <SourceLink source={ledger().sources.get(id)} locale={locale} />
                        </li>
                      ))}
                    </ul>
                  )}
                </div>
              </li>
            )
          })}
      </ol>
    </section>
  )
}
