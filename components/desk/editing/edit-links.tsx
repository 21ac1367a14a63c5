import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { ContentPath } from '#lib/publishing/content-path.ts'
import { pageOf } from '#lib/publishing/editing/page-of.ts'

type Props = {
  locale: Locale
  parsed: ContentPath
  hasDraft: boolean
  discard: (form: FormData) => Promise<void>
}

/** Where to go from a text: its page as it would be, publishing, all content. */
export function EditLinks({ locale, parsed, hasDraft, discard }: Props) {
  const t = translator(locale)
  const page = pageOf(parsed)
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
      {page && (
        <a
          href={`${deskPaths.look}?page=${encodeURIComponent(page)}`}
          className="inline-flex min-h-11 items-center font-semibold"
        >
          {t('desk.edit.preview')}
        </a>
      )}
      <a href={deskPaths.changes} className="inline-flex min-h-11 items-center font-semibold">
        {t('desk.edit.publish')}
      </a>
      <a href={deskPaths.files} className="inline-flex min-h-11 items-center">
        {t('desk.edit.files')}
      </a>
      {hasDraft && (
        <form action={discard}>
          <input type="hidden" name="path" value={parsed.path} />
          <button type="submit" className="press" data-danger>
            {t('desk.edit.discard')}
          </button>
        </form>
      )}
    </div>
  )
}
