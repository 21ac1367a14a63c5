import type { ReactNode } from 'react'
import { NoteMark, WORD_JOINER } from '#components/fact/note-mark.tsx'
import { ledger } from '#lib/facts/load.ts'
import type { Term } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** With more letters a term may be wider than a phone, and a button does not break with the line. */
const LONGEST_BUTTON = 28

function termOf(id: string): Term {
  const term = ledger().terms.get(id)
  if (!term) throw new Error(`There is no term “${id}” in content/glossary.yml.`)
  return term
}

type Props = { id: string; locale: Locale; children?: ReactNode }

/**
 * An official term within a sentence. Pressing it, or the mark behind it where it is long, opens
 * its note among the `<TermNotes>`.
 */
export function TermNote({ id, locale, children }: Props) {
  const term = termOf(id).term[locale]
  const words = children ?? term
  if (typeof words === 'string' && words.length > LONGEST_BUTTON) {
    return (
      <>
        <span className="term-words">{words}</span>
        <NoteMark note={`term-${id}`} label={translator(locale)('fact.about', { title: term })} />
      </>
    )
  }
  return (
    <span className="glued">
      <button type="button" popoverTarget={`term-${id}`} className="term">
        {words}
      </button>
      {WORD_JOINER}
    </span>
  )
}

/**
 * One note for each term of a page: what it means, and the words as they stand on letters
 * and forms in the other languages.
 */
export function TermNotes({ ids, locale }: { ids: string[]; locale: Locale }) {
  const others = (['ru', 'kk', 'en'] as const).filter((other) => other !== locale)
  return ids.map(termOf).map((entry) => (
    <div key={entry.id} id={`term-${entry.id}`} popover="auto" className="fact-note">
      <p className="font-semibold">
        {entry.term[locale]}
        {entry.abbreviation?.[locale] && ` (${entry.abbreviation[locale]})`}
      </p>
      <p>{entry.meaning[locale]}</p>
      {others.map((other) => (
        <p key={other} className="text-base text-soft">
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
