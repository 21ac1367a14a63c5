import { deskPaths } from '#lib/desk/paths.ts'
import type { Picture } from '#lib/guides/pictures.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = {
  locale: Locale
  pictures: Picture[]
  takeOut: (form: FormData) => Promise<void>
}

/** The pictures that there are, each with the tag that shows it. */
export function PictureList({ locale, pictures, takeOut }: Props) {
  const t = translator(locale)
  if (pictures.length === 0) return <p>{t('desk.pictures.none')}</p>
  return (
    <ul className="grid gap-6">
      {pictures.map(({ id, width, height, alt, owner, licence }) => (
        <li key={id} data-picture={id} className="grid gap-3 border-line border-b pb-4 sm:flex">
          {/* biome-ignore lint/performance/noImgElement: the picture is resized already. */}
          <img
            src={deskPaths.pictureFile(id)}
            alt={alt[locale]}
            width={width}
            height={height}
            className="h-auto w-48"
          />
          <div className="grid content-start gap-1">
            <p>
              <code>{`<Picture id="${id}" />`}</code>
            </p>
            <p>{alt[locale]}</p>
            <p className="text-soft">
              {t('picture.rights', { owner, licence: t(`picture.licences.${licence}`) })}
            </p>
            <form action={takeOut}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" className="press" data-danger>
                {t('desk.pictures.takeOut')}
                <span className="sr-only"> {id}</span>
              </button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  )
}
