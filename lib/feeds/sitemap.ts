import { factChanges } from '#lib/facts/changes.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { valueHistory } from '#lib/facts/value-history.ts'
import { type Guide, localesOf, textFor } from '#lib/guides/find.ts'
import { updatedOn } from '#lib/guides/updated.ts'
import { alternates } from '#lib/i18n/alternates.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Issue, issueLocales, shownIssues } from '#lib/newsletter/archive.ts'
import { findSitePage, SITE_PAGES } from '#lib/pages/find.ts'
import { loadOffices } from '#lib/pages/offices.ts'
import { countries } from '#lib/plan/countries/countries.ts'
import { TOOLS } from '#lib/plan/tools.ts'

/** A page in one language, with its other languages and the day of its last change. */
export type SitemapEntry = {
  url: string
  /** Absent if the day is not recorded: a guessed one is worse than none. */
  lastModified?: string
  alternates: { languages: Record<string, string> }
}

type PageInLanguages = {
  path: (locale: Locale) => string
  locales: readonly Locale[]
  changed: (locale: Locale) => string | undefined
}

/** All indexable pages in each language that they exist in, with the days of their last changes. */
export function sitemapEntries(
  guides: Guide[],
  day: string,
  facts: Facts = loadFacts(),
  issues: Issue[] = shownIssues(),
): SitemapEntry[] {
  const guidePages = guides.map((guide) => guidePage(guide, paths.guide, day, facts))
  const sourcePages = guides.map((guide) => guidePage(guide, paths.guideSources, day, facts))
  const pages = [
    ...collections(guidePages, day, facts),
    ...guidePages,
    ...sourcePages,
    ...[...facts.facts.values()].map(
      (record): PageInLanguages => ({
        path: (l) => paths.fact(l, record.id),
        locales: LOCALES,
        changed: () => recordChanged(record, day, facts),
      }),
    ),
    ...issues.map(
      (issue): PageInLanguages => ({
        path: (l) => paths.issue(l, issue.date),
        locales: issueLocales(issue),
        changed: () => issue.sentOn,
      }),
    ),
  ]
  return pages.flatMap(({ path, locales, changed }) =>
    locales.map((locale) => {
      const { canonical, languages } = alternates(path(locale), locales)
      const lastModified = changed(locale)
      return { url: canonical, ...(lastModified && { lastModified }), alternates: { languages } }
    }),
  )
}

/** A page of a guide: its text or its sources. Both change with the guide. */
function guidePage(
  guide: Guide,
  path: (locale: Locale, slug: string) => string,
  day: string,
  facts: Facts,
): PageInLanguages {
  const days = new Map(
    LOCALES.map((l) => [l, updatedOn(guide, textFor(guide, l), day, facts)] as const),
  )
  return {
    path: (l) => path(l, guide.slug),
    locales: localesOf(guide),
    changed: (l) => days.get(l),
  }
}

/** The pages that list others, the pages about the site, and the forms. */
function collections(guides: PageInLanguages[], day: string, facts: Facts): PageInLanguages[] {
  const newestGuide = (l: Locale) => newest(guides.map((guide) => guide.changed(l)))
  const newestRule = newest(factChanges('0001-01-01', day, facts).map((change) => change.day))
  const newestRecord = newest([...facts.facts.values()].map((r) => recordChanged(r, day, facts)))
  const never = () => undefined
  return [
    { path: paths.home, changed: (l: Locale) => newest([newestGuide(l), newestRule]) },
    { path: paths.guides, changed: newestGuide },
    { path: paths.facts, changed: () => newestRecord },
    { path: (l: Locale) => paths.plan(l), changed: never },
    { path: paths.tools, changed: never },
    { path: paths.countries, changed: () => countries().asOf },
    ...countries().countries.map(({ code }) => ({
      path: (l: Locale) => paths.country(l, code),
      changed: () => countries().asOf,
    })),
    { path: paths.offices, changed: () => loadOffices().checked },
    ...TOOLS.map((tool) => ({ path: (l: Locale) => paths.tool(l, tool), changed: never })),
    { path: paths.heroes, changed: never },
    { path: paths.recommend, changed: never },
    { path: paths.newsletter, changed: never },
    ...SITE_PAGES.map((name) => ({
      path: paths[name],
      changed: (l: Locale) => findSitePage(name, l).updated,
    })),
  ].map((page) => ({ locales: LOCALES, ...page }))
}

/** The day on which the page of a record last changed: its last check or its last new value. */
function recordChanged(record: FactRecord, day: string, facts: Facts): string | undefined {
  const firstDays = valueHistory(record, facts).map(({ from }) => from)
  return newest([record.checked, ...firstDays].filter((first) => first <= day))
}

function newest(days: (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
}
