import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { CommentList } from '#components/desk/content/comment-list.tsx'
import { readCursor, writeCursor } from '#lib/desk/cursor.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'

const PAGE = 50

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.content.comments') }
}

export default async function CommentsPage({ searchParams }: { searchParams: SearchParams }) {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const place = readCursor(firstParam(await searchParams, 'after'))
  const { feedback } = await sharedStore()
  const comments = await feedback.comments({
    after: place && { at: place.at, id: place.ids[0] ?? '' },
    limit: PAGE,
  })
  const last = comments.at(-1)
  return (
    <DeskFrame locale={locale} path={deskPaths.comments} title={t('desk.content.comments')}>
      <CommentList locale={locale} comments={comments} />
      {last && comments.length === PAGE && (
        <p className="mt-4">
          <a
            href={`${deskPaths.comments}?${new URLSearchParams({ after: writeCursor(last.at, last.id) })}`}
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
