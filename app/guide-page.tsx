import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { sendUseful } from '#app/[locale]/guides/[slug]/useful/action.ts'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { StageLine } from '#components/figure/stage-line.tsx'
import { GuideArticle } from '#components/guide/guide-article.tsx'
import { MdxBody } from '#components/mdx/mdx-body.tsx'
import { registry } from '#components/mdx/registry.tsx'
import { StructuredData } from '#components/page/structured-data.tsx'
import { today } from '#lib/config/clock.ts'
import { guideStructuredData } from '#lib/feeds/structured-data.ts'
import { compileMdx } from '#lib/guides/compile.ts'
import { findGuide, type Guide, type GuideText, textFor } from '#lib/guides/find.ts'
import { noteIdsOf } from '#lib/guides/references.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'

export type GuideParams = Promise<{ locale: string; slug: string }>

/** The guide that an address names, and its text for the reader's language. */
export async function readGuide(
  params: GuideParams,
): Promise<{ locale: Locale; guide: Guide; text: GuideText }> {
  const locale = await localeParam(params)
  const guide = findGuide((await params).slug) ?? notFound()
  return { locale, guide, text: textFor(guide, locale) }
}

type Props = {
  locale: Locale
  guide: Guide
  text: GuideText
  /** The page's own path, for the language switch. */
  path?: string
  /** The reader's own case; without it a link to the plan's form. */
  inYourCase?: ReactNode
}

/** A guide with its text, for everybody or with the reader's own case. */
export async function GuidePage({ locale, guide, text, path, inYourCase }: Props) {
  const day = today()
  const code = await compileMdx(text.body)
  const notes = noteIdsOf(text)
  return (
    <Frame locale={locale} path={path ?? paths.guide(locale, guide.slug)}>
      <StructuredData data={guideStructuredData(guide, text, locale, day)} />
      <StageLine locale={locale} day={day} current={guide.frontMatter.stage} />
      <GuideArticle
        guide={guide}
        text={text}
        locale={locale}
        day={day}
        notes={notes}
        sendUseful={sendUseful}
        inYourCase={inYourCase}
      >
        <MdxBody code={code} components={registry(text.locale, day, { reader: locale, notes })} />
      </GuideArticle>
    </Frame>
  )
}
