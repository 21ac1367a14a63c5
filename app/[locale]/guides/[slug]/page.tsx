import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Frame } from '#app/frame.tsx'
import { everyLocale, localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { StageLine } from '#components/figure/stage-line.tsx'
import { GuideArticle } from '#components/guide/guide-article.tsx'
import { MdxBody } from '#components/mdx/mdx-body.tsx'
import { registry } from '#components/mdx/registry.tsx'
import { StructuredData } from '#components/page/structured-data.tsx'
import { today } from '#lib/config/clock.ts'
import { prerenderedGuides } from '#lib/feeds/prerendered.ts'
import { guideStructuredData } from '#lib/feeds/structured-data.ts'
import { compileMdx } from '#lib/guides/compile.ts'
import { findGuide, localesOf, textFor } from '#lib/guides/find.ts'
import { noteIdsOf } from '#lib/guides/references.ts'
import { paths } from '#lib/i18n/paths.ts'
import { sendUseful } from './useful/action.ts'

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateStaticParams() {
  return everyLocale().flatMap(({ locale }) =>
    prerenderedGuides().map((slug) => ({ locale, slug })),
  )
}

async function readParams(params: Props['params']) {
  const locale = await localeParam(params)
  const guide = findGuide((await params).slug) ?? notFound()
  return { locale, guide, text: textFor(guide, locale) }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, guide, text } = await readParams(params)
  return pageMetadata({
    path: paths.guide(locale, guide.slug),
    title: text.title,
    description: text.summary,
    available: localesOf(guide),
    canonicalLocale: text.locale,
    markdownAlternate: paths.guideMarkdown(locale, guide.slug),
    isArticle: true,
  })
}

export default async function GuidePage({ params }: Props) {
  const { locale, guide, text } = await readParams(params)
  const day = today()
  const code = await compileMdx(text.body, text.locale)
  const notes = noteIdsOf(text)
  return (
    <Frame locale={locale} path={paths.guide(locale, guide.slug)}>
      <StructuredData data={guideStructuredData(guide, text, locale, day)} />
      <StageLine locale={locale} day={day} current={guide.frontMatter.stage} />
      <GuideArticle
        guide={guide}
        text={text}
        locale={locale}
        day={day}
        notes={notes}
        sendUseful={sendUseful}
      >
        <MdxBody code={code} components={registry(text.locale, day, { reader: locale, notes })} />
      </GuideArticle>
    </Frame>
  )
}
