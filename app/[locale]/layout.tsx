import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { localeParam } from '#app/locale-param.ts'
import { env } from '#lib/config/settings.ts'
import { TRANSITION } from '#lib/html-optimizer/transition.ts'
import { translator } from '#lib/i18n/messages.ts'
import '../site.css'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await localeParam(params))
  return {
    metadataBase: new URL(env().SITE_URL),
    title: { template: `%s · ${t('site.name')}`, default: t('site.name') },
    // Apple's devices request /apple-touch-icon.png without a link.
    icons: { icon: '/icon.svg' },
  }
}

export default async function LocaleLayout({ children, params }: Props) {
  return (
    <html lang={await localeParam(params)}>
      <head>
        <style>{TRANSITION}</style>
      </head>
      <body>{children}</body>
    </html>
  )
}
