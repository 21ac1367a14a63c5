import type { ReactNode } from 'react'
import { shownFact } from '#lib/facts/find.ts'
import { type Case, formatFact, formatForm, type Show } from '#lib/facts/format.ts'
import type { NoteIds } from '#lib/guides/references.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { NoteMark } from './note-mark.tsx'

type Props = {
  id: string
  locale: Locale
  day: string
  /** The notes of the page. Without a note for this fact there is no button. */
  notes?: NoteIds
  show?: Show
  case?: Case
  /** The name of a grammatical form of the record. */
  form?: string
  /** Text to show instead of the value. */
  children?: ReactNode
}

/**
 * A fact in a sentence: text that links to its record, and a button that opens the note of
 * `<FactNotes>`. The figure is not inside the button: reader modes and copied text omit the text of
 * buttons.
 */
export function Fact({ id, locale, day, notes, show, case: grammar, form, children }: Props) {
  const fact = shownFact(id, day)
  const unsure = fact.confidence === 'contested' || fact.value === null ? '' : undefined
  return (
    <>
      <a
        href={paths.fact(locale, id)}
        className={children === undefined ? 'fact' : 'fact-words'}
        data-unsure={unsure}
      >
        {children ??
          (form ? formatForm(fact, locale, form) : formatFact(fact, locale, show, grammar))}
      </a>
      <NoteMark
        note={notes?.facts.get(id)}
        label={translator(locale)('fact.about', { title: fact.title[locale] })}
      />
    </>
  )
}
