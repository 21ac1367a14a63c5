import { findPerson, type Guide, type GuideText } from '#lib/guides/find.ts'
import { updatedOn } from '#lib/guides/updated.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

/** A value of JSON-LD. `JSON.stringify` omits undefined properties. */
export type LinkedData =
  | string
  | number
  | boolean
  | undefined
  | LinkedData[]
  | { [key: string]: LinkedData }

/** The only author in `content/people.yml` that is an organization. */
const EDITORS = 'we-guide-editors'

/** JSON-LD of a guide's page. Contains nothing that the page does not show. */
export function guideStructuredData(
  guide: Guide,
  text: GuideText,
  locale: Locale,
  day: string,
): LinkedData {
  return {
    '@context': 'https://schema.org',
    '@graph': [article(guide, text, locale, day), breadcrumbs([text.title], locale)],
  }
}

/** JSON-LD of a guide's page of sources: its breadcrumbs. */
export function guideSourcesStructuredData(
  guide: Guide,
  text: GuideText,
  locale: Locale,
): LinkedData {
  const own = translator(locale)('guide.sourcesPageTitle')
  const crumbs = breadcrumbs([text.title, paths.guide(locale, guide.slug)], locale, own)
  return { '@context': 'https://schema.org', ...crumbs }
}

function article(guide: Guide, text: GuideText, locale: Locale, day: string): LinkedData {
  const t = translator(locale)
  // A page without a translation is canonical to the original.
  const url = absolute(paths.guide(text.locale, guide.slug))
  const { author: id, published } = guide.frontMatter
  const author = findPerson(id)
  const site = { '@type': 'Organization', name: t('site.name') }
  return {
    '@type': 'Article',
    '@id': url,
    headline: text.title,
    description: text.summary,
    inLanguage: text.locale,
    datePublished: published,
    dateModified: updatedOn(guide, text, day),
    author: author && {
      '@type': id === EDITORS ? 'Organization' : 'Person',
      name: author.name[locale],
    },
    publisher: site,
    translationOfWork: text.translates && {
      '@id': absolute(paths.guide(guide.original, guide.slug)),
    },
  }
}

type Crumb = [name: string, path?: string]

function breadcrumbs(guide: Crumb, locale: Locale, ...below: string[]) {
  const t = translator(locale)
  // The last crumb is the page itself and has no URL.
  const crumbs: Crumb[] = [
    [t('site.name'), paths.home(locale)],
    [t('nav.guides'), paths.guides(locale)],
    guide,
    ...below.map((name): Crumb => [name]),
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(([name, path], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: path && absolute(path),
    })),
  }
}
