import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { everyLocale, localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { GuideSources } from '#components/guide/guide-sources.tsx'
import { StructuredData } from '#components/page/structured-data.tsx'
import { today } from '#lib/config/clock.ts'
import { guidesBeforehand } from '#lib/feeds/beforehand.ts'
import { guideSourcesStructuredData } from '#lib/feeds/structured-data.ts'
import { findGuide, localesOf, textFor } from '#lib/guides/find.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateStaticParams() {
  return everyLocale().flatMap(({ locale }) => guidesBeforehand().map((slug) => ({ locale, slug })))
}

async function readParams(params: Props['params']) {
  const locale = await localeParam(params)
  const guide = findGuide((await params).slug) ?? notFound()
  return { locale, guide, text: textFor(guide, locale) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, guide, text } = await readParams(params)
  const t = translator(locale)
  return pageMetadata({
    path: paths.guideSources(locale, guide.slug),
    title: t('guide.sourcesOf', { title: text.title }),
    description: t('guide.sourcesDescription', { title: text.title }),
    available: localesOf(guide),
    canonicalLocale: text.locale,
  })
}

/** All sources of one guide and its changes. */
export default async function GuideSourcesPage({ params }: Props) {
  const { locale, guide, text } = await readParams(params)
  return (
    <Frame locale={locale} path={paths.guideSources(locale, guide.slug)}>
      <StructuredData data={guideSourcesStructuredData(guide, text, locale)} />
      <GuideSources guide={guide} text={text} locale={locale} day={today()} />
    </Frame>
  )
}
