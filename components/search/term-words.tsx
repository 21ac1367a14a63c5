import type { Term } from '#lib/facts/schema.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** What an official word means, and how it stands on letters in the other languages. */
export function TermWords({ term, locale }: { term: Term; locale: Locale }) {
  return (
    <>
      <p className="mt-1">{term.meaning[locale]}</p>
      <dl className="mt-2 grid grid-cols-[2.5rem_1fr] text-base text-soft">
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <div key={other} className="contents">
            <dt className="uppercase">{other}</dt>
            <dd lang={other}>
              {term.term[other]}
              {term.abbreviation?.[other] && ` (${term.abbreviation[other]})`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
