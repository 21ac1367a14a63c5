import { ledger } from '#lib/facts/load.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { listFolders } from '#lib/i18n/mdx-file.ts'
import { paths } from '#lib/i18n/paths.ts'

/** The addresses of all guides that are in `content` now. */
export function listGuidePages(): string[] {
  const slugs = listFolders('guides')
  return LOCALES.flatMap((locale) => slugs.map((slug) => paths.guide(locale, slug)))
}

/** The addresses of all records that are in `content` now. */
export function listRecordPages(): string[] {
  const ids = [...ledger().facts.keys()]
  return LOCALES.flatMap((locale) => ids.map((id) => paths.fact(locale, id)))
}
