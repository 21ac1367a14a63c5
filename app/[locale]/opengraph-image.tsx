import { localeParam } from '#app/locale-param.ts'
import { SHARE_SIZE } from '#components/share/share-colours.ts'
import { answerSharePicture } from '#components/share/share-image.tsx'
import { STAGES } from '#lib/guides/schema.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { params: Promise<{ locale: string }> }

export const size = SHARE_SIZE
export const contentType = 'image/png'

/** Every page that has no picture of its own, where it is shared. */
export default async function SitePicture({ params }: Props) {
  const t = translator(await localeParam(params))
  return answerSharePicture({
    site: t('site.name'),
    title: t('home.title'),
    stations: STAGES.length,
  })
}
