import type { MetadataRoute } from 'next'
import { DEFAULT_LOCALE } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

export default function manifest(): MetadataRoute.Manifest {
  const t = translator(DEFAULT_LOCALE)
  return {
    name: t('site.name'),
    short_name: t('site.name'),
    description: t('site.tagline'),
    lang: DEFAULT_LOCALE,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fbf8f1',
    theme_color: '#fbf8f1',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
