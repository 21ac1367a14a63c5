import type { Metadata } from 'next'
import { GuidePage, type GuideParams, readGuide } from '#app/guide-page.tsx'
import { everyLocale } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { prerenderedGuides } from '#lib/feeds/prerendered.ts'
import { localesOf } from '#lib/guides/find.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { params: GuideParams }

export function generateStaticParams() {
  return everyLocale().flatMap(({ locale }) =>
    prerenderedGuides().map((slug) => ({ locale, slug })),
  )
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, guide, text } = await readGuide(params)
  return pageMetadata({
    path: paths.guide(locale, guide.slug),
    title: text.title,
    description: text.summary,
    available: localesOf(guide),
    canonicalLocale: text.locale,
    markdownAlternate: paths.guideMarkdown(locale, guide.slug),
  })
}

export default async function GuideForEverybodyPage({ params }: Props) {
  return <GuidePage {...(await readGuide(params))} />
}
