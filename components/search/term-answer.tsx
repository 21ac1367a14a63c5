import { ledger } from '#lib/facts/load.ts'
import type { Locale } from '#lib/site/locales.ts'
import { LOCALES } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'

/** An official word that was searched for: what it means, and how it stands on letters. */
export function TermAnswer({ id, locale }: { id: string | undefined; locale: Locale }) {
  const entry = id === undefined ? undefined : ledger().terms.get(id)
  if (!entry) return null
  const others = LOCALES.filter((other) => other !== locale)
  return (
    <section aria-labelledby="term" className="mt-8 border-saffron border-t-4 pt-4">
      <h2 id="term" className="text-xl">
        <span className="sr-only">{translator(locale)('search.term')}: </span>
        {entry.term[locale]}
        {entry.abbreviation?.[locale] && ` (${entry.abbreviation[locale]})`}
      </h2>
      <p className="mt-1">{entry.meaning[locale]}</p>
      <dl className="mt-2 grid grid-cols-[2.5rem_1fr] text-base text-soft">
        {others.map((other) => (
          <div key={other} className="contents">
            <dt className="uppercase">{other}</dt>
            <dd lang={other}>
              {entry.term[other]}
              {entry.abbreviation?.[other] && ` (${entry.abbreviation[other]})`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
