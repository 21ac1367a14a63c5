import { loadFacts } from '#lib/facts/load.ts'
import { listPeople } from '#lib/guides/find.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { listFolders } from '#lib/i18n/mdx-file.ts'
import { paths } from '#lib/i18n/paths.ts'
import { citizenships } from '#lib/plan/countries/citizenship.ts'
import { TOOLS } from '#lib/plan/tools.ts'

/**
 * The paths of all guides, their pages of sources, all records, tools, countries and people in the
 * current content.
 */
export function listContentPages(): string[] {
  const slugs = listFolders('guides')
  const ids = [...loadFacts().facts.keys()]
  return LOCALES.flatMap((locale) => [
    ...slugs.flatMap((slug) => [paths.guide(locale, slug), paths.guideSources(locale, slug)]),
    ...ids.map((id) => paths.fact(locale, id)),
    ...TOOLS.map((tool) => paths.tool(locale, tool)),
    ...citizenships(locale).map(({ code }) => paths.country(locale, code)),
    ...listPeople().map(({ id }) => paths.person(locale, id)),
  ])
}
