import type { Term } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { TermWords } from './term-words.tsx'

/** An official word that was searched for and nothing else. */
export function TermAnswer({ term, locale }: { term: Term; locale: Locale }) {
  return (
    <section aria-labelledby="term" className="mt-8 border-saffron border-t-4 pt-4">
      <h2 id="term" className="text-xl first-letter:uppercase">
        {term.term[locale]}
        {term.abbreviation?.[locale] && ` (${term.abbreviation[locale]})`}
      </h2>
      <TermWords term={term} locale={locale} />
    </section>
  )
}
