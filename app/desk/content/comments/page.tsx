import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { CommentList } from '#components/desk/content/comment-list.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { readCursor, writeCursor } from '#lib/store/cursor.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { releaseComment } from './action.ts'

const PAGE = 50

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.content.comments') }
}

export default async function CommentsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const cursor = readCursor(firstParam(query, 'after'))
  const suspicious = firstParam(query, 'suspicious') === '1'
  const { feedback } = await sharedStore()
  const [held, comments] = await Promise.all([
    feedback.countSuspiciousComments(),
    feedback.comments({
      after: cursor && { at: cursor.at, id: cursor.ids[0] ?? '' },
      suspicious,
      limit: PAGE,
    }),
  ])
  const last = comments.at(-1)
  return (
    <DeskFrame locale={locale} path={deskPaths.comments} title={t('desk.content.comments')}>
      {suspicious && <p className="max-w-2xl">{t('desk.suspicious.text')}</p>}
      {(suspicious || held > 0) && (
        <p data-suspicious className="mb-3">
          <a
            href={suspicious ? deskPaths.comments : deskPaths.suspiciousComments}
            className="inline-flex min-h-11 items-center"
          >
            {suspicious
              ? t('desk.suspicious.backComments')
              : t('desk.suspicious.comments', { n: held })}
          </a>
        </p>
      )}
      <CommentList
        locale={locale}
        comments={comments}
        release={suspicious ? releaseComment : undefined}
      />
      {last && comments.length === PAGE && (
        <p className="mt-4">
          <a
            href={`${deskPaths.comments}?${new URLSearchParams({
              after: writeCursor(last.at, last.id),
              ...(suspicious && { suspicious: '1' }),
            })}`}
            rel="next"
            className="inline-flex min-h-11 items-center"
          >
            {t('desk.content.olderComments')}
          </a>
        </p>
      )}
    </DeskFrame>
  )
}
