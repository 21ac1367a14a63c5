import type { ComponentProps, ComponentType, ReactNode } from 'react'
import { Fact } from '#components/fact/fact.tsx'
import type { NoteIds } from '#lib/guides/references.ts'
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

type Here = { locale: Locale; day: string; notes?: NoteIds }

/** A tag for authors, who write neither the language nor the day: both are the page's. */
function here<P>(place: Here, Tag: ComponentType<P & Here>): (props: P) => ReactNode {
  return (props) => <Tag {...place} {...props} />
}

/**
 * The tags that authors may use in MDX, for a text's language and one day. The only such list.
 *
 * @param reader the language of the pages that links lead to, where it is not the text's
 * @param notes the notes of the page, which figures and terms open
 */
export function registry(
  locale: Locale,
  day: string,
  { reader = locale, notes }: { reader?: Locale; notes?: NoteIds } = {},
) {
  const place = { locale, day, ...(notes && { notes }) }
  return {
    /** A figure, or words that rest on a fact. */
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
