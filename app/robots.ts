import type { MetadataRoute } from 'next'
import { absolute } from '#lib/i18n/alternates.ts'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', disallow: ['/desk', '/api/internal/'] },
    sitemap: absolute('/sitemap.xml'),
  }
}
