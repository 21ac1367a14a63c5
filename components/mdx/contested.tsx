import type { ReactNode } from 'react'
import { SourceLink } from '#components/fact/source-link.tsx'
import { shownFact } from '#lib/facts/find.ts'
import { loadFacts } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { id: string; locale: Locale; day: string; children?: ReactNode }

/** The contradicting readings of a contested record, each with its sources. */
export function Contested({ id, locale, day, children }: Props) {
  const fact = shownFact(id, day)
  return (
    <section
      aria-labelledby={`contested-${id}`}
      className="my-7 rounded-e-lg border-saffron border-s-4 bg-saffron-wash px-5 py-4"
    >
      <h3 id={`contested-${id}`} className="font-body text-lg/snug">
        {translator(locale)('fact.contestedTitle')}
        {': '}
        {fact.title[locale]}
      </h3>
      <div className="mt-1">{children}</div>
      <dl className="mt-3 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {fact.readings.map((reading) => (
          <div key={reading.who.en}>
            <dt className="font-semibold">{reading.who[locale]}</dt>
            <dd>
              {reading.says[locale]}
              {reading.sources.map((source) => (
                <span key={source} className="block text-base">
                  {' '}
                  <SourceLink source={loadFacts().sources.get(source)} locale={locale} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
