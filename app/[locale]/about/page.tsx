import type { Metadata } from 'next'
import { SitePage, sitePageMetadata } from '#app/site-page.tsx'

export { everyLocale as generateStaticParams } from '#app/locale-param.ts'

type Props = { params: Promise<{ locale: string }> }

export function generateMetadata({ params }: Props): Promise<Metadata> {
  return sitePageMetadata('about', params)
}

export default function AboutPage({ params }: Props) {
  return <SitePage name="about" params={params} />
}
