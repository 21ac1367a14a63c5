import { ledger } from '#lib/facts/load.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { listFolders } from '#lib/i18n/mdx-file.ts'
import { paths } from '#lib/i18n/paths.ts'

/** The paths of all guides, the pages of their sources, and all records that are in the content now. */
export function listContentPages(): string[] {
  const slugs = listFolders('guides')
  const ids = [...ledger().facts.keys()]
  return LOCALES.flatMap((locale) => [
    ...slugs.flatMap((slug) => [paths.guide(locale, slug), paths.guideSources(locale, slug)]),
    ...ids.map((id) => paths.fact(locale, id)),
  ])
}
