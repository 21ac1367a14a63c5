import { SourceLink } from '#components/fact/source-link.tsx'
import type { Fact } from '#lib/facts/fact-on.ts'
import { formatValue } from '#lib/facts/format.ts'
import { ledger } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** What sources contradict each other about, side by side with who says so. */
export function Readings({ fact, locale }: { fact: Fact; locale: Locale }) {
  if (fact.readings.length === 0) return null
  const { sources } = ledger()
  return (
    <section
      aria-labelledby="readings"
      className="mt-8 rounded-e-lg border-saffron border-s-4 bg-saffron-wash px-5 py-4"
    >
      <h2 id="readings" className="text-xl">
        {translator(locale)('fact.contestedTitle')}
      </h2>
      <dl className="mt-3 grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {fact.readings.map((reading) => (
          <div key={reading.who.en}>
            <dt className="font-semibold">{reading.who[locale]}</dt>
            {reading.value !== undefined && (
              <dd className="font-head text-xl">{formatValue(reading.value, fact.unit, locale)}</dd>
            )}
            <dd>{reading.says[locale]}</dd>
            {reading.sources.map((source) => (
              <dd key={source} className="mt-1 text-base">
                <SourceLink source={sources.get(source)} locale={locale} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
