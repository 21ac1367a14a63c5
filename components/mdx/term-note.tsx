import type { ReactNode } from 'react'
import { ledger } from '#lib/facts/load.ts'
import type { Locale } from '#lib/site/locales.ts'

type Props = { id: string; locale: Locale; children?: ReactNode }

/**
 * An official term. Pressing it shows the words as they stand on letters and forms in
 * Russian and Kazakh, and what they mean.
 */
export function TermNote({ id, locale, children }: Props) {
  const entry = ledger().terms.get(id)
  if (!entry) throw new Error(`There is no term “${id}” in content/glossary.yml.`)
  const others = (['ru', 'kk', 'en'] as const).filter((other) => other !== locale)
  return (
    <>
      <button type="button" popoverTarget={`term-${id}`} className="term">
        {children ?? entry.term[locale]}
      </button>
      <span id={`term-${id}`} popover="auto" className="fact-note">
        <strong className="block">
          {entry.term[locale]}
          {entry.abbreviation?.[locale] && ` (${entry.abbreviation[locale]})`}
        </strong>
        <span className="block">{entry.meaning[locale]}</span>
        {others.map((other) => (
          <span key={other} className="block text-base text-soft">
            <span className="uppercase">{other}</span>:{' '}
            <span lang={other}>
              {entry.term[other]}
              {entry.abbreviation?.[other] && ` (${entry.abbreviation[other]})`}
            </span>
          </span>
        ))}
      </span>
    </>
  )
}
