import type { Metadata } from 'next'
import { absolute, alternates } from '#lib/site/alternates.ts'
import { isLocale, type Locale } from '#lib/site/locales.ts'
import { paths } from '#lib/site/paths.ts'

type Page = {
  path: string
  title: string
  description?: string
  /** The languages that have the page; all when left out. */
  available?: readonly Locale[]
  /** The language that the page is shown in, where it is not that of its address. */
  canonicalLocale?: Locale | undefined
  /** The address of the same page as Markdown. */
  twin?: string
}

/** Title, description, canonical address and the same page in other languages. */
export function pageMetadata({ path, title, description, available, canonicalLocale, twin }: Page) {
  const [, language] = path.split('/')
  return {
    title,
    ...(description && { description }),
    alternates: {
      ...alternates(path, available, canonicalLocale),
      types: {
        ...(isLocale(language) && { 'application/atom+xml': absolute(paths.feed(language)) }),
        ...(twin && { 'text/markdown': absolute(twin) }),
      },
    },
  } satisfies Metadata
}

/** What search engines are told of pages that are one reader's own. */
export const PRIVATE_PAGE = { robots: { index: false, follow: false } } satisfies Metadata
