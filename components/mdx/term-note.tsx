import type { ReactNode } from 'react'
import { NoteMark } from '#components/fact/note-mark.tsx'
import { ledger } from '#lib/facts/load.ts'
import type { Term } from '#lib/facts/schema.ts'
import type { NoteIds } from '#lib/guides/references.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

function termOf(id: string): Term {
  const term = ledger().terms.get(id)
  if (!term) throw new Error(`There is no term “${id}” in content/glossary.yml.`)
  return term
}

type Props = { id: string; locale: Locale; notes?: NoteIds; children?: ReactNode }

/** An official term within a sentence, with a mark behind it that opens its note. */
export function TermNote({ id, locale, notes, children }: Props) {
  const term = termOf(id).term[locale]
  return (
    <>
      <span className="term">{children ?? term}</span>
      <NoteMark
        note={notes?.terms.get(id)}
        label={translator(locale)('fact.about', { title: term })}
      />
    </>
  )
}

/**
 * One note for each term of a page: what it means, and the words as they stand on letters
 * and forms in the other languages.
 */
export function TermNotes({ notes, locale }: { notes: NoteIds; locale: Locale }) {
  const others = (['ru', 'kk', 'en'] as const).filter((other) => other !== locale)
  const entries = Array.from(notes.terms, ([id, note]) => [termOf(id), note] as const)
  return entries.map(([entry, note]) => (
    <div key={entry.id} id={note} popover="auto" className="fact-note">
      <p>
        {entry.term[locale]}
        {entry.abbreviation?.[locale] && ` (${entry.abbreviation[locale]})`}
      </p>
      <p>{entry.meaning[locale]}</p>
      {others.map((other) => (
        <p key={other}>
          {other.toUpperCase()}
          {': '}
          <span lang={other}>
            {entry.term[other]}
            {entry.abbreviation?.[other] && ` (${entry.abbreviation[other]})`}
          </span>
        </p>
      ))}
    </div>
  ))
}
