import type { Metadata } from 'next'
import { SHARE_SIZE } from '#components/share/share-colours.ts'
import { absolute, alternates } from '#lib/i18n/alternates.ts'
import { headDescription, headTitle } from '#lib/i18n/format/head-text.ts'
import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** Languages with their region, as the Open Graph protocol writes them. */
const OPEN_GRAPH_LOCALES: Record<Locale, string> = { en: 'en_GB', ru: 'ru_RU', kk: 'kk_KZ' }

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
  /** Whether the page is one text with a picture of its own for shared links: a guide. */
  isArticle?: boolean
}

/** Title, description, canonical URL, alternates and what shared links show of a page. */
export function pageMetadata({
  path,
  title,
  description,
  available,
  canonicalLocale,
  markdownAlternate,
  isArticle = false,
}: Page) {
  const [, language] = path.split('/')
  const locale = isLocale(language) ? language : DEFAULT_LOCALE
  const t = translator(locale)
  const { canonical, languages } = alternates(path, available, canonicalLocale)
  const picture = `${isArticle ? path : paths.home(locale)}/opengraph-image`
  return {
    title: { absolute: headTitle(title, t('site.name')) },
    ...(description && { description: headDescription(description) }),
    alternates: {
      canonical,
      languages,
      types: {
        'application/atom+xml': absolute(paths.feed(locale)),
        ...(markdownAlternate && { 'text/markdown': absolute(markdownAlternate) }),
      },
    },
    openGraph: {
      type: isArticle ? 'article' : 'website',
      url: canonical,
      locale: OPEN_GRAPH_LOCALES[canonicalLocale ?? locale],
      images: [{ url: absolute(picture), ...SHARE_SIZE, alt: isArticle ? title : t('home.title') }],
    },
  } satisfies Metadata
}

/** Keeps pages that belong to one reader out of search engines. */
export const PRIVATE_PAGE = { robots: { index: false, follow: false } } satisfies Metadata
