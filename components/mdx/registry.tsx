import type { ComponentProps, ComponentType, ReactNode } from 'react'
import { Fact } from '#components/fact/fact.tsx'
import type { Locale } from '#lib/i18n/locales.ts'
import { linkAddress } from '#lib/i18n/paths.ts'
import { ActLink } from './act-link.tsx'
import { Contested } from './contested.tsx'
import { CountryList } from './country-list.tsx'
import { MdxFigure } from './mdx-figure.tsx'
import { PapersList } from './papers-list.tsx'
import { Step, Steps } from './steps.tsx'
import { TermNote } from './term-note.tsx'
import { Warning } from './warning.tsx'

type Here = { locale: Locale; day: string }

/** A tag for authors, who never write the language or the day: both are the page's. */
function here<P>(place: Here, Tag: ComponentType<P & Here>): (props: P) => ReactNode {
  return (props) => <Tag {...place} {...props} />
}

/**
 * The tags that authors may use in MDX, for a text's language and one day. The only such list.
 * Links lead to pages in the reader's own language, which may be another than the text's.
 */
export function registry(locale: Locale, day: string, reader: Locale = locale) {
  const place = { locale, day }
  return {
    /** A figure or a claim out of the ledger. */
    Fact: here(place, Fact),
    /** A law, by its short name. */
    Act: here(place, ActLink),
    /** An official word, with its Russian and Kazakh as they stand on letters. */
    Term: here(place, TermNote),
    /** What can cost the reader dearly. */
    Warning,
    /** Both readings of a contested record. */
    Contested: here(place, Contested),
    Steps,
    Step,
    /** What to bring and do at a stage, as a list to tick. */
    Papers: here(place, PapersList),
    /** Countries by the way in which a paper from there is made acceptable. */
    ForCountry: here(place, CountryList),
    Figure: here(place, MdxFigure),
    a: ({ href = '', ...props }: ComponentProps<'a'>) => (
      <a href={linkAddress(href, reader)} {...props} />
    ),
  }
}
