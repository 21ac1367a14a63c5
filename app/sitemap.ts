import type { MetadataRoute } from 'next'
import { sitemapEntries } from '#lib/feeds/sitemap.ts'
import { listGuides } from '#lib/guides/find.ts'
import { today } from '#lib/site/clock.ts'

export default function sitemap(): MetadataRoute.Sitemap {
  return sitemapEntries(listGuides(), today())
}
