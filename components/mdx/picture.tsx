import { findPicture, pictureAddress } from '#lib/guides/pictures.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** A picture in a text, with what it shows for those who do not see it, and whose it is. */
export function MdxPicture({ id, locale }: { id: string; locale: Locale }) {
  const { width, height, alt, owner, licence, source } = findPicture(id)
  const t = translator(locale)
  const rights = t('picture.rights', { owner, licence: t(`picture.licences.${licence}`) })
  return (
    <figure className="my-6">
      {/* biome-ignore lint/performance/noImgElement: the picture is resized already. */}
      <img
        src={pictureAddress(id)}
        alt={alt[locale]}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
      />
      <figcaption className="mt-2 text-base text-soft">
        {source ? <a href={source}>{rights}</a> : rights}
      </figcaption>
    </figure>
  )
}
