import { join } from 'node:path'
import { z } from 'zod'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { day } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { readMdxFolder } from '#lib/i18n/mdx-file.ts'

/** Pages about the site itself that editors write. */
export const SITE_PAGES = ['about', 'privacy', 'accessibility'] as const

export type SitePageName = (typeof SITE_PAGES)[number]

export const sitePageSchema = z.strictObject({
  title: z.string().min(3).max(70),
  summary: z.string().min(20).max(220),
  updated: day,
})

export type SitePage = z.infer<typeof sitePageSchema> & { body: string }

/** A page about the site in a language; throws when it is missing or its head does not fit. */
export function findSitePage(name: SitePageName, locale: Locale): SitePage {
  const folder = join(contentDir(), 'pages', name)
  const file = readMdxFolder(folder).find((found) => found.locale === locale)
  if (!file) throw new Error(`${folder}/${locale}.mdx is missing`)
  const parsed = sitePageSchema.safeParse(file.frontMatter)
  if (!parsed.success) throw new Error(`${file.path}:1: ${z.prettifyError(parsed.error)}`)
  return { ...parsed.data, body: file.body }
}
