import type { ContentPath } from '../content-path.ts'

/** The page of the site that shows a text, such as `/ru/guides/refusal`; undefined if none does. */
export function pageOf({ kind, name, locale }: ContentPath): string | undefined {
  if (!locale) return undefined
  if (kind === 'guides') return `/${locale}/guides/${name}`
  if (kind === 'pages') return `/${locale}/${name}`
  if (kind === 'stories') return `/${locale}/heroes/${name}`
  return undefined
}
