import { findFactOn } from '#lib/facts/find.ts'
import { ledger } from '#lib/facts/load.ts'
import { listSubjects } from '#lib/facts/subjects.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { FactRow } from './fact-row.tsx'

/** What the ledger says on a day, by subject, and about what it says nothing. */
export function LedgerList({ locale, day }: { locale: Locale; day: string }) {
  const t = translator(locale)
  const book = ledger()
  const subjects = listSubjects(book).map(({ subject, ids }) => ({
    subject,
    facts: ids.flatMap((id) => findFactOn(id, day, book) ?? []),
  }))
  const told = subjects.filter(({ facts }) => facts.length > 0)
  const silent = [...book.facts.values()].filter(({ id }) => !findFactOn(id, day, book))
  return (
    <>
      <nav id="subjects" aria-label={t('ledger.contents')} className="no-print mt-8 scroll-mt-4">
        <ul className="flex flex-wrap gap-x-6">
          {told.map(({ subject }) => (
            <li key={subject}>
              <a href={`#${subject}`} className="inline-flex min-h-11 items-center text-base">
                {t(`subjects.${subject}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {told.map(({ subject, facts }) => (
        <section key={subject} aria-labelledby={subject} className="later mt-12">
          <h2 id={subject} className="mb-3">
            {t(`subjects.${subject}`)}
          </h2>
          <ul className="border-line border-b">
            {facts.map((fact) => (
              <FactRow key={fact.id} fact={fact} locale={locale} day={day} />
            ))}
          </ul>
          <a href="#subjects" className="no-print inline-flex min-h-11 items-center text-base">
            <span aria-hidden="true" className="me-2">
              ↑
            </span>
            {t('ledger.contents')}
          </a>
        </section>
      ))}
      {silent.length > 0 && (
        <details className="fold mt-10">
          <summary>{t('ledger.silent', { n: silent.length })}</summary>
          <ul>
            {silent.map(({ id, title }) => (
              <li key={id}>
                <a href={paths.fact(locale, id)} className="inline-block py-2">
                  {title[locale]}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
