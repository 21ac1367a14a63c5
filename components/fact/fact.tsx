import type { ReactNode } from 'react'
import { factOn } from '#lib/facts/fact-on.ts'
import { type Case, formatFact, type Show } from '#lib/facts/format.ts'
import type { Locale } from '#lib/site/locales.ts'

type Props = {
  id: string
  locale: Locale
  day: string
  show?: Show
  case?: Case
  /** Words of the sentence that rest on the record, shown instead of its value. */
  children?: ReactNode
}

/**
 * A fact within a sentence. Pressing it opens the note of `<FactNotes>` that says since
 * when, from which source and how sure; the browser does that without script.
 */
export function Fact({ id, locale, day, show, case: grammar, children }: Props) {
  const fact = factOn(id, day)
  const unsure = fact.confidence === 'contested' || fact.value === null
  return (
    <button
      type="button"
      popoverTarget={`fact-${id}`}
      className="fact"
      data-unsure={unsure ? '' : undefined}
    >
      {children ?? formatFact(fact, locale, show, grammar)}
    </button>
  )
}
