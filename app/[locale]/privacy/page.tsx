import type { Metadata } from 'next'
import { SitePage, sitePageMetadata } from '#app/site-page.tsx'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return sitePageMetadata('privacy', params)
}

export default function PrivacyPage({ params }: Props) {
  return <SitePage name="privacy" params={params} />
}
