import type { Metadata } from 'next'
import { alternates } from '#lib/site/alternates.ts'
import type { Locale } from '#lib/site/locales.ts'

type Page = {
  path: string
  title: string
  description?: string
  /** The languages that have the page; all when left out. */
  available?: readonly Locale[]
  /** The language that the page is shown in, where it is not that of its address. */
  canonicalLocale?: Locale | undefined
}

/** Title, description, canonical address and the same page in other languages. */
export function pageMetadata({ path, title, description, available, canonicalLocale }: Page) {
  return {
    title,
    ...(description && { description }),
    alternates: alternates(path, available, canonicalLocale),
  } satisfies Metadata
}

/** What search engines are told of pages that are one reader's own. */
export const PRIVATE_PAGE = { robots: { index: false, follow: false } } satisfies Metadata
