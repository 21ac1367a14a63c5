import { notFound } from 'next/navigation'
import { localeParam } from '#app/locale-param.ts'
import { SHARE_SIZE } from '#components/share/share-colours.ts'
import { answerSharePicture } from '#components/share/share-image.tsx'
import { findGuide, textFor } from '#lib/guides/find.ts'
import { STAGES } from '#lib/guides/schema.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { params: Promise<{ locale: string; slug: string }> }

export const size = SHARE_SIZE
export const contentType = 'image/png'

/** A guide where it is shared. */
export default async function GuidePicture({ params }: Props) {
  const locale = await localeParam(params)
  const guide = findGuide((await params).slug) ?? notFound()
  const t = translator(locale)
  const current = STAGES.indexOf(guide.frontMatter.stage)
  return answerSharePicture({
    site: t('site.name'),
    kicker: t(`stages.${guide.frontMatter.stage}`),
    title: textFor(guide, locale).title,
    stations: STAGES.length,
    current,
  })
}
