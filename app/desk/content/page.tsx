import type { Metadata } from 'next'
import { CommentList } from '#components/desk/content/comment-list.tsx'
import { ContentProblems } from '#components/desk/content/content-problems.tsx'
import { FactLists } from '#components/desk/content/fact-lists.tsx'
import { FeedbackTable } from '#components/desk/content/feedback-table.tsx'
import { MissTable } from '#components/desk/content/miss-table.tsx'
import { UntranslatedList } from '#components/desk/content/untranslated-list.tsx'
import { today } from '#lib/config/clock.ts'
import { contentState } from '#lib/config/files/content-dir.ts'
import { contentHealth, worstFirst } from '#lib/desk/content-health.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { brokenFiles } from '#lib/publishing/broken-files.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../desk-frame.tsx'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'
import { CONTENT_ROOMS } from './rooms.ts'

const COMMENTS = 5
const MISSES = 50

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.content.title') }
}

export default async function ContentPage() {
  await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const { feedback, searchMisses } = await sharedStore()
  const { due, contested, untranslated } = contentHealth(today())
  const [answers, comments, misses] = await Promise.all([
    feedback.byGuide(),
    feedback.comments({ limit: COMMENTS }),
    searchMisses.list(MISSES),
  ])
  return (
    <DeskFrame locale={locale} path={deskPaths.content} title={t('desk.content.title')}>
      <div className="grid gap-9">
        <ContentProblems
          locale={locale}
          problems={contentState().problems}
          files={await brokenFiles()}
        />
        <nav aria-label={t('desk.content.rooms')}>
          <ul className="flex flex-wrap gap-x-6">
            {CONTENT_ROOMS.map(([path, words]) => (
              <li key={path}>
                <a href={path} className="inline-flex min-h-11 items-center font-semibold">
                  {t(words)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <FactLists locale={locale} due={due} contested={contested} />
        <UntranslatedList locale={locale} list={untranslated} />
        <section aria-labelledby="links">
          <h2 id="links">{t('desk.links.title')}</h2>
          <a href={deskPaths.links} className="inline-flex min-h-11 items-center">
            {t('desk.links.open')}
          </a>
        </section>
        <FeedbackTable locale={locale} rows={worstFirst(answers)} />
        <section aria-labelledby="comments" className="grid gap-3">
          <h2 id="comments">{t('desk.content.comments')}</h2>
          <CommentList locale={locale} comments={comments} />
          {comments.length === COMMENTS && (
            <a href={deskPaths.comments} className="inline-flex min-h-11 items-center">
              {t('desk.content.allComments')}
            </a>
          )}
        </section>
        <MissTable locale={locale} misses={misses} />
      </div>
    </DeskFrame>
  )
}
