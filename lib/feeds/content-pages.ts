import { loadFacts } from '#lib/facts/load.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { listFolders } from '#lib/i18n/mdx-file.ts'
import { paths } from '#lib/i18n/paths.ts'
import { TOOLS } from '#lib/plan/tools.ts'

/** The paths of all guides, their pages of sources, all records and tools in the current content. */
export function listContentPages(): string[] {
  const slugs = listFolders('guides')
  const ids = [...loadFacts().facts.keys()]
  return LOCALES.flatMap((locale) => [
    ...slugs.flatMap((slug) => [paths.guide(locale, slug), paths.guideSources(locale, slug)]),
    ...ids.map((id) => paths.fact(locale, id)),
    ...TOOLS.map((tool) => paths.tool(locale, tool)),
  ])
}
