import type { ReactNode } from 'react'
import { shownFact } from '#lib/facts/find.ts'
import { type Case, formatFact, formatForm, type Show } from '#lib/facts/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { NoteMark, WORD_JOINER } from './note-mark.tsx'

type Props = {
  id: string
  locale: Locale
  day: string
  show?: Show
  case?: Case
  /** The name of one of the record's own forms. */
  form?: string
  /** Words of the sentence that rest on the record, shown instead of its value. */
  children?: ReactNode
}

/**
 * A fact within a sentence. Pressing it opens the note of `<FactNotes>` that says since
 * when, from which source and how sure; the browser does that without script. Words of the
 * sentence stay text with a mark behind them: a button would not break with the line.
 */
export function Fact({ id, locale, day, show, case: grammar, form, children }: Props) {
  const fact = shownFact(id, day)
  const unsure = fact.confidence === 'contested' || fact.value === null ? '' : undefined
  if (children === undefined) {
    return (
      <span className="glued">
        <button type="button" popoverTarget={`fact-${id}`} className="fact" data-unsure={unsure}>
          {form ? formatForm(fact, locale, form) : formatFact(fact, locale, show, grammar)}
        </button>
        {WORD_JOINER}
      </span>
    )
  }
  return (
    <>
      <span className="fact-words" data-unsure={unsure}>
        {children}
      </span>
      <NoteMark
        note={`fact-${id}`}
        label={translator(locale)('fact.about', { title: fact.title[locale] })}
      />
    </>
  )
}
