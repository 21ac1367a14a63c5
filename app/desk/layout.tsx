import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { env } from '#lib/config/settings.ts'
import { translator } from '#lib/i18n/messages.ts'
import { deskLocale } from './locale.ts'
import '../site.css'
import './desk.css'

/** No page of the desk is ever made beforehand. */
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f1' },
    { media: '(prefers-color-scheme: dark)', color: '#111517' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const name = translator(await deskLocale())('desk.name')
  return {
    metadataBase: new URL(env().SITE_URL),
    title: { template: `%s · ${name}`, default: name },
    icons: { icon: '/icon.svg' },
    ...PRIVATE_PAGE,
  }
}

export default async function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await deskLocale()}>
      <body>{children}</body>
    </html>
  )
}
