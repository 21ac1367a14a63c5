import type { MetadataRoute } from 'next'
import { today } from '#lib/config/clock.ts'
import { sitemapEntries } from '#lib/feeds/sitemap.ts'
import { listGuides } from '#lib/guides/find.ts'

export default function sitemap(): MetadataRoute.Sitemap {
  return sitemapEntries(listGuides(), today())
}
