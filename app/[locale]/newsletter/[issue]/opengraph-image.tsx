import { notFound } from 'next/navigation'
import { localeParam } from '#app/locale-param.ts'
import { SHARE_SIZE } from '#components/share/share-colours.ts'
import { answerSharePicture } from '#components/share/share-image.tsx'
import { STAGES } from '#lib/guides/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { translator } from '#lib/i18n/messages.ts'
import { findIssue, issueText } from '#lib/newsletter/archive.ts'
import { sharedStore } from '#lib/store/shared.ts'

type Props = { params: Promise<{ locale: string; issue: string }> }

export const size = SHARE_SIZE
export const contentType = 'image/png'

/** The share image of a letter that was sent. */
export default async function IssuePicture({ params }: Props) {
  const locale = await localeParam(params)
  const issue = (await findIssue(await sharedStore(), (await params).issue)) ?? notFound()
  const t = translator(locale)
  return answerSharePicture({
    site: t('site.name'),
    kicker: t('letter.archive.issue', { day: formatDay(issue.sentOn, locale) }),
    title: issueText(issue, locale)?.subject ?? '',
    stages: STAGES.length,
  })
}
