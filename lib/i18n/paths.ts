import type { Locale } from '#lib/i18n/locales.ts'

/** The path of each page within the site. */
export const paths = {
  home: (l: Locale): string => `/${l}`,
  guides: (l: Locale): string => `/${l}/guides`,
  guide: (l: Locale, slug: string, query = ''): string => `/${l}/guides/${slug}${query}`,
  guideSources: (l: Locale, slug: string): string => `/${l}/guides/${slug}/sources`,
  guideUseful: (l: Locale, slug: string): string => `/${l}/guides/${slug}/useful`,
  facts: (l: Locale): string => `/${l}/facts`,
  fact: (l: Locale, id: string): string => `/${l}/facts/${id}`,
  feed: (l: Locale): string => `/${l}/feed.xml`,
  guideMarkdown: (l: Locale, slug: string): string => `/${l}/guides/${slug}.md`,
  plan: (l: Locale, query = ''): string => `/${l}/plan${query}`,
  planMarkdown: (l: Locale, query = ''): string => `/${l}/plan.md${query}`,
  planCalendar: (l: Locale, query = ''): string => `/${l}/plan.ics${query}`,
  countries: (l: Locale): string => `/${l}/countries`,
  country: (l: Locale, code: string): string => `/${l}/countries/${code.toLowerCase()}`,
  offices: (l: Locale): string => `/${l}/offices`,
  person: (l: Locale, id: string): string => `/${l}/people/${id}`,
  tools: (l: Locale): string => `/${l}/tools`,
  tool: (l: Locale, tool: string, query = ''): string => `/${l}/tools/${tool}${query}`,
  timelineCalendar: (l: Locale, query = ''): string => `/${l}/tools/timeline.ics${query}`,
  heroes: (l: Locale): string => `/${l}/heroes`,
  hero: (l: Locale, slug: string): string => `/${l}/heroes/${slug}`,
  recommend: (l: Locale, step?: string): string =>
    step ? `/${l}/recommend/${step}` : `/${l}/recommend`,
  recommendStatus: (l: Locale): string => `/${l}/recommend/status`,
  nominee: (l: Locale): string => `/${l}/recommend/nominee`,
  newsletter: (l: Locale): string => `/${l}/newsletter`,
  newsletterForGuide: (l: Locale, slug: string): string => `/${l}/newsletter?guide=${slug}`,
  newsletterForFact: (l: Locale, id: string): string => `/${l}/newsletter?fact=${id}`,
  newsletterForCountry: (l: Locale, code: string): string => `/${l}/newsletter?country=${code}`,
  newsletterForPlan: (l: Locale, plan: string): string =>
    `/${l}/newsletter?plan=${encodeURIComponent(plan)}`,
  newsletterSent: (l: Locale): string => `/${l}/newsletter/sent`,
  newsletterPreferences: (l: Locale): string => `/${l}/newsletter/preferences`,
  newsletterConfirm: (l: Locale): string => `/${l}/newsletter/confirm`,
  newsletterLeave: (l: Locale): string => `/${l}/newsletter/leave`,
  issue: (l: Locale, date: string): string => `/${l}/newsletter/${date}`,
  search: (l: Locale): string => `/${l}/search`,
  about: (l: Locale): string => `/${l}/about`,
  accessibility: (l: Locale): string => `/${l}/accessibility`,
  privacy: (l: Locale): string => `/${l}/privacy`,
  status: (l: Locale): string => `/${l}/status`,
} as const

/**
 * Adds the language to a link as editors write it. Files under `/.well-known/` (RFC 8615) have no
 * language; URLs of other sites stay unchanged.
 */
export function linkAddress(href: string, locale: Locale): string {
  if (!href.startsWith('/') || href.startsWith('/.well-known/')) return href
  return `/${locale}${href}`
}

/** The same path in another language. */
export function inLocale(path: string, locale: Locale): string {
  return path.replace(/^\/[a-z]{2}(?=\/|$)/, `/${locale}`)
}
