import type { ComponentProps, ReactNode } from 'react'
import { Fact } from '#components/fact/fact.tsx'
import type { Locale } from '#lib/site/locales.ts'
import { ActLink } from './act-link.tsx'
import { Contested } from './contested.tsx'
import { CountryList } from './country-list.tsx'
import { MdxFigure } from './mdx-figure.tsx'
import { PapersList } from './papers-list.tsx'
import { Step, Steps } from './steps.tsx'
import { TermNote } from './term-note.tsx'
import { Warning } from './warning.tsx'

type Tag<T extends (props: never) => ReactNode> = Omit<Parameters<T>[0], 'locale' | 'day'>

/** The tags that authors may use in MDX, for one language and one day. The only such list. */
export function registry(locale: Locale, day: string) {
  const here = { locale, day }
  return {
    /** A figure or a claim out of the ledger. */
    Fact: (props: Tag<typeof Fact>) => <Fact {...here} {...props} />,
    /** A law, by its short name. */
    Act: (props: Tag<typeof ActLink>) => <ActLink locale={locale} {...props} />,
    /** An official word, with its Russian and Kazakh as they stand on letters. */
    Term: (props: Tag<typeof TermNote>) => <TermNote locale={locale} {...props} />,
    /** What can cost the reader dearly. */
    Warning,
    /** Both readings of a contested record. */
    Contested: (props: Tag<typeof Contested>) => <Contested {...here} {...props} />,
    Steps,
    Step,
    /** What to bring and do at a stage, as a list to tick. */
    Papers: (props: Tag<typeof PapersList>) => <PapersList {...here} {...props} />,
    /** Countries by the way in which a paper from there is made acceptable. */
    ForCountry: (props: Tag<typeof CountryList>) => <CountryList {...here} {...props} />,
    Figure: (props: Tag<typeof MdxFigure>) => <MdxFigure {...here} {...props} />,
    a: ({ href = '', ...props }: ComponentProps<'a'>) => (
      <a href={href.startsWith('/') ? `/${locale}${href}` : href} {...props} />
    ),
  }
}
