import type { Metadata } from 'next'
import { absolute, alternates } from '#lib/i18n/alternates.ts'
import { isLocale, type Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'

type Page = {
  path: string
  title: string
  description?: string
  /** The languages that the page exists in; all if omitted. */
  available?: readonly Locale[]
  /** The language of the shown text, if it is not that of the URL. */
  canonicalLocale?: Locale | undefined
  /** The path of the same page as Markdown. */
  markdownAlternate?: string
}

/** Title, description, canonical URL and alternates of a page. */
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

/** Keeps pages that belong to one reader out of search engines. */
export const PRIVATE_PAGE = { robots: { index: false, follow: false } } satisfies Metadata
