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
import { MdxPicture } from './picture.tsx'
import { Step, Steps } from './steps.tsx'
import { TermNote } from './term-note.tsx'
import { Warning } from './warning.tsx'

type Here = { locale: Locale; day: string; notes?: NoteIds }

/** Binds the language and the day of the page, which authors do not write. */
function here<P>(place: Here, Tag: ComponentType<P & Here>): (props: P) => ReactNode {
  return (props) => <Tag {...place} {...props} />
}

/**
 * The components for the tags that authors may use in MDX, for a language and a day. This is the
 * only list of components.
 *
 * @param reader the language of linked pages, if it is not that of the text
 * @param notes the notes of the page that figures and terms open
 */
export function registry(
  locale: Locale,
  day: string,
  { reader = locale, notes }: { reader?: Locale; notes?: NoteIds } = {},
) {
  const place = { locale, day, ...(notes && { notes }) }
  return {
    /** A figure, or a text that a fact supports. */
    Fact: here(place, Fact),
    /** An act, by its short name. */
    Act: here(place, ActLink),
    /** A term, with its official Russian and Kazakh wording. */
    Term: here(place, TermNote),
    /** Something that can cost the reader dearly. */
    Warning,
    /** Both readings of a contested record. */
    Contested: here(place, Contested),
    Steps,
    Step,
    /** The checklist of a stage. */
    Papers: here(place, PapersList),
    /** The countries whose documents are accepted by one route. */
    ForCountry: here(place, CountryList),
    Figure: here(place, MdxFigure),
    /** A picture of the content. */
    Picture: here(place, MdxPicture),
    a: ({ href = '', ...props }: ComponentProps<'a'>) => (
      <a href={linkAddress(href, reader)} {...props} />
    ),
  }
}
