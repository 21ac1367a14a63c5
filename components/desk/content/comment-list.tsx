import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { GuideComment } from '#lib/store/desk-types.ts'

type Props = {
  locale: Locale
  comments: GuideComment[]
  /** Shows a comment among the others, where the list is of those that are held back. */
  release?: ((form: FormData) => Promise<void>) | undefined
}

/** What readers wrote about guides, the latest first. */
export function CommentList({ locale, comments, release }: Props) {
  const t = translator(locale)
  if (comments.length === 0) return <p>{t('desk.content.noComments')}</p>
  return (
    <ul className="grid gap-4">
      {comments.map((comment) => (
        <li key={comment.id} data-row className="border-line border-s-4 ps-4">
          <p className="text-soft">
            <a href={paths.guide(comment.locale, comment.slug)}>{comment.slug}</a> ·{' '}
            {comment.locale} · {formatTime(comment.at, locale)} ·{' '}
            {t(comment.useful ? 'desk.content.commentUseful' : 'desk.content.commentUseless')}
          </p>
          <p lang={comment.locale} className="whitespace-pre-wrap break-words">
            {comment.comment}
          </p>
          {release && (
            <form action={release}>
              <input type="hidden" name="id" value={comment.id} />
              <button type="submit" className="press" data-quiet>
                {t('desk.suspicious.releaseComment')}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
