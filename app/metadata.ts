import type { Metadata } from 'next'
import { absolute, alternates } from '#lib/i18n/alternates.ts'
import { isLocale, type Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'

type Page = {
  path: string
  title: string
  description?: string
  /** The languages that have the page; all when left out. */
  available?: readonly Locale[]
  /** The language that the page is shown in, where it is not that of its address. */
  canonicalLocale?: Locale | undefined
  /** The address of the same page as Markdown. */
  markdownAlternate?: string
}

/** Title, description, canonical address and the same page in other languages. */
export function pageMetadata({
  path,
  title,
  description,
  available,
  canonicalLocale,
  markdownAlternate,
}: Page) {
  const [, language] = path.split('/')
  return {
    title,
    ...(description && { description }),
    alternates: {
      ...alternates(path, available, canonicalLocale),
      types: {
        ...(isLocale(language) && { 'application/atom+xml': absolute(paths.feed(language)) }),
        ...(markdownAlternate && { 'text/markdown': absolute(markdownAlternate) }),
      },
    },
  } satisfies Metadata
}

/** What search engines are told of pages that are one reader's own. */
export const PRIVATE_PAGE = { robots: { index: false, follow: false } } satisfies Metadata
