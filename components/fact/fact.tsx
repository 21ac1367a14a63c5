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
  /** The notes of the page. Without one about this fact, no mark is shown. */
  notes?: NoteIds
  show?: Show
  case?: Case
  /** The name of one of the record's own forms. */
  form?: string
  /** Words of the sentence that rest on the fact, shown instead of its value. */
  children?: ReactNode
}

/**
 * A fact within a sentence: text that links to its record, and a mark behind it that opens the note
 * of `<FactNotes>` in place. The figure is never inside the button: reader modes and copied text
 * leave out what a button says.
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
