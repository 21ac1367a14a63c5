import { listGuides, textFor } from '#lib/guides/find.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** A guide's title in the reader's language, or in the one it has. */
export function guideTitle(slug: string, locale: Locale): string {
  const guide = listGuides().find((one) => one.slug === slug)
  if (!guide) throw new Error(`There is no guide “${slug}”.`)
  return textFor(guide, locale).title
}
