import { loadFacts } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Answer } from '#lib/search/search.ts'
import { NothingFound } from './nothing-found.tsx'
import { PlanWith } from './plan-with.tsx'
import { ReadAs } from './read-as.tsx'
import { Result } from './result.tsx'
import { SearchForm } from './search-form.tsx'
import { TermAnswer } from './term-answer.tsx'
import { WayStages } from './way-stages.tsx'

type Props = {
  locale: Locale
  day: string
  query: string
  /** Absent if there is no query. */
  answer: Answer | undefined
}

/** The search page: the form, how the query was interpreted, and the results. */
export function SearchPage({ locale, day, query, answer }: Props) {
  const t = translator(locale)
  const term = answer?.term === undefined ? undefined : loadFacts().terms.get(answer.term)
  const answered = answer?.hits.some(({ direct }) => direct)
  return (
    <div className="column pt-10 pb-16">
      <h1>{t('search.title')}</h1>
      <SearchForm locale={locale} query={query} />
      {answer && <ReadAs answer={answer} locale={locale} />}
      {answer?.plan && <PlanWith answers={answer.plan} locale={locale} />}
      {answer?.hits.length === 0 && <NothingFound locale={locale} query={query} />}
      {answer && answer.hits.length > 0 && (
        <>
          {term && !answered && <TermAnswer term={term} locale={locale} />}
          <p role="status" className="mt-8 text-base text-soft">
            {t('search.count', { n: answer.hits.length, query: answer.query.read })}
          </p>
          <ol data-results className="mt-2">
            {answer.hits.map((hit) => (
              <Result key={hit.path} hit={hit} locale={locale} day={day} term={term} />
            ))}
          </ol>
        </>
      )}
      {(!answer || answer.hits.length === 0) && <WayStages locale={locale} />}
    </div>
  )
}
