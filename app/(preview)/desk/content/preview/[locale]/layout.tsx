import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import LocaleLayout from '#app/[locale]/layout.tsx'
import { PRIVATE_PAGE } from '#app/metadata.ts'
import { env } from '#lib/config/settings.ts'

/** No preview is ever made beforehand. */
export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  return { metadataBase: new URL(env().SITE_URL), icons: { icon: '/icon.svg' }, ...PRIVATE_PAGE }
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

/** The layout of readers' pages, in a tree of its own: the desk's layout must not be around it. */
export default function PreviewLayout(props: Props) {
  return <LocaleLayout {...props} />
}
