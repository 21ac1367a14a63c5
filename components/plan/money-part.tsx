import { findFactOn, shownFact } from '#lib/facts/find.ts'
import { formatFact, formatMoney, formatNumber } from '#lib/facts/format.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { CostLine } from '#lib/plan/money/costs.ts'
import type { ReaderPlan } from '#lib/plan/plan.ts'
import { factWords, moneyNotices, sumWords } from '#lib/plan/words/words.ts'
import { FactLinks } from './fact-links.tsx'

type Props = { plan: ReaderPlan; locale: Locale }

/** What is to be paid by our sources, what perhaps, and what is only shown. */
export function MoneyPart({ plan, locale }: Props) {
  const t = translator(locale)
  const { day, payments, total, perhaps, shown, exempt, people, grown } = plan.costs
  const index = findFactOn('mci', day)?.value
  return (
    <>
      <p className="mt-2">
        {t('tools.costs.counted', { n: people, grown: String(grown) })}
        {people > grown && <> {t('plan.money.children')}</>}
      </p>
      {typeof index === 'number' && (
        <p>
          {t('tools.costs.index', {
            day: formatDay(day, locale),
            mci: formatMoney(index, 'kzt', locale),
          })}
        </p>
      )}
      {moneyNotices(plan, locale).map((notice) => (
        <p key={notice} className="mt-3 border-saffron border-s-4 ps-4">
          {notice}
        </p>
      ))}
      <h3 className="mt-8 text-xl">{t('tools.costs.total')}</h3>
      {total !== null && (
        <p className="mt-1 font-head text-3xl">{formatMoney(total, 'kzt', locale)}</p>
      )}
      <Lines lines={payments} locale={locale} day={day} />
      <p className="text-base text-soft">
        {t('tools.costs.exemptCard', {
          who: formatFact(shownFact('fee-card-exempt', day), locale),
        })}
      </p>
      {perhaps.length > 0 && (
        <>
          <h3 className="mt-8 text-xl">{t('tools.costs.perhaps')}</h3>
          <p className="text-base text-soft">
            {t('plan.money.perhaps')}
            {people > grown && (
              <> {t('plan.money.childVisa', factWords(['visa-c11-age'], locale, day))}</>
            )}
          </p>
          <Lines lines={perhaps} locale={locale} day={day} />
        </>
      )}
      <p className="mt-3">{t('tools.costs.noPrice')}</p>
      {(shown || exempt.length > 0) && <h3 className="mt-8 text-xl">{t('tools.costs.shown')}</h3>}
      {exempt.length > 0 && (
        <div className="mt-2">
          {t('tools.costs.free')}
          <FactLinks locale={locale} day={day} facts={exempt} />
        </div>
      )}
      {shown && (
        <>
          <Lines lines={[shown]} locale={locale} day={day} />
          <p className="mt-3">{t('tools.costs.shownText')}</p>
          {people > 1 && (
            <div>
              {t('tools.costs.housing', factWords(['solvency-housing-area'], locale, day))}
              <FactLinks locale={locale} day={day} facts={['solvency-housing-area']} />
            </div>
          )}
        </>
      )}
    </>
  )
}

type LinesProps = { lines: CostLine[]; locale: Locale; day: string }

function Lines({ lines, locale, day }: LinesProps) {
  return (
    <ul className="mt-3 border-line border-t">
      {lines.map((line) => (
        <li key={line.id} className="border-line border-b py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-6">
            <span>{translator(locale)(`tools.costs.lines.${line.id}`)}</span>{' '}
            <span className="font-semibold">{sumWords(line, locale)}</span>
          </div>
          <p className="text-base text-soft">{timesOf(line, locale)}</p>
          <FactLinks locale={locale} day={day} facts={[line.fact.id]} />
        </li>
      ))}
    </ul>
  )
}

function timesOf({ fact, count }: CostLine, locale: Locale): string | undefined {
  if (fact.value === null) return undefined
  const each = formatFact(fact, locale)
  return count === 1 ? each : `${formatNumber(count, locale)} × ${each}`
}
