import type { Locale } from '#lib/i18n/locales.ts'
import { formatter, translator } from '#lib/i18n/messages.ts'
import type { Outcomes } from '#lib/store/recommendation-types.ts'

/** The outcomes of all recommendations as anonymous counts; omits those that are zero. */
export function OutcomeCounts({ locale, outcomes }: { locale: Locale; outcomes: Outcomes }) {
  const t = translator(locale)
  const { number } = formatter(locale)
  const { removed } = outcomes
  if (outcomes.received === 0) return null
  const rows = [
    ['received', outcomes.received],
    ['waiting', outcomes.new + outcomes.reading + outcomes.asked],
    ['agreed', outcomes.agreed],
    ['published', outcomes.published],
    ['declined', outcomes.declined + removed.declined],
    ['nominee', removed.nominee],
    ['sender', removed.sender],
    ['unanswered', removed.unanswered],
    ['editor', removed.editor],
  ] as const
  const shown = rows.filter(([, count]) => count > 0)
  return (
    <section aria-labelledby="counts" className="mt-14">
      <h2 id="counts">{t('heroes.countsTitle')}</h2>
      <p className="mt-2 text-soft">{t('heroes.countsText')}</p>
      <dl className="mt-4 border-line border-t">
        {shown.map(([name, count]) => (
          <div key={name} className="flex items-baseline gap-5 border-line border-b py-2">
            <dt className={name === 'received' ? 'font-semibold' : ''}>
              {t(`heroes.count.${name}`)}
            </dt>
            <dd className="order-first min-w-14 text-end font-head text-2xl tabular-nums">
              {number(count)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
