import type { Metadata } from 'next'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ChangeList, HistoryEntries } from '#components/desk/changes/change-list.tsx'
import { DraftForm, DropDraft, OtherDrafts } from '#components/desk/changes/draft-list.tsx'
import { HiddenStories } from '#components/desk/changes/hidden-stories.tsx'
import { ContentProblems } from '#components/desk/content/content-problems.tsx'
import { contentState } from '#lib/config/files/content-dir.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { translator } from '#lib/i18n/messages.ts'
import { brokenFiles } from '#lib/publishing/broken-files.ts'
import { listHistory } from '#lib/publishing/history/history.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { hiddenStories } from '#lib/publishing/stories/begin-story.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../desk-frame.tsx'
import { readDeskDraft } from '../../draft.ts'
import { deskLocale } from '../../locale.ts'
import { requireEditor } from '../../session.ts'
import { removeStory } from '../stories-action.ts'
import { dropDraft, submitDrafts } from './action.ts'

const MAX_CHANGES = 100
const MAX_HISTORY = 10

const DONE = {
  withdrawn: 'desk.changes.withdrawn',
  'taken-back': 'desk.changes.takenBack',
  dropped: 'desk.changes.dropped',
} as const

function isDone(state: string): state is keyof typeof DONE {
  return Object.hasOwn(DONE, state)
}

const ERRORS: Record<string, string> = { 'no-note': 'changes.note', nothing: 'changes.nothing' }

export async function generateMetadata(): Promise<Metadata> {
  await requireEditor()
  return { title: translator(await deskLocale())('desk.changes.title') }
}

/** Where drafts become published content: handed in, looked at by another, published, on record. */
export default async function ChangesPage({ searchParams }: { searchParams: SearchParams }) {
  const editor = await requireEditor()
  const locale = await deskLocale()
  const t = translator(locale)
  const query = await searchParams
  const state = firstParam(query, 'state')
  const store = await sharedStore()
  const [drafts, changes, history, answers, hidden] = await Promise.all([
    store.contentDrafts.list(),
    store.contentChanges.list({ states: ['review', 'scheduled'], limit: MAX_CHANGES }),
    listHistory(store, publishingSettings(), { limit: MAX_HISTORY }),
    readDeskDraft(editor, 'content-submit'),
    hiddenStories(store),
  ])
  const error = Object.hasOwn(ERRORS, state) ? ERRORS[state] : undefined
  const own = drafts.filter(({ author }) => author === editor.email)
  const others = drafts.filter(({ author }) => author !== editor.email)
  const review = changes.filter((change) => change.state === 'review')
  const scheduled = changes.filter((change) => change.state === 'scheduled')
  const done = isDone(state) ? DONE[state] : undefined
  return (
    <DeskFrame locale={locale} path={deskPaths.changes} title={t('desk.changes.title')}>
      {done && (
        <p role="status" className="banner">
          {t(done)}
        </p>
      )}
      <div className="grid gap-9">
        <ContentProblems
          locale={locale}
          problems={contentState().problems}
          files={await brokenFiles()}
        />
        <HiddenStories locale={locale} stories={hidden} remove={removeStory} />
        <p className="flex flex-wrap gap-x-6">
          <a href={deskPaths.files} className="inline-flex min-h-11 items-center">
            {t('desk.edit.files')}
          </a>
          <a href={deskPaths.contentHelp} className="inline-flex min-h-11 items-center">
            {t('desk.help.title')}
          </a>
        </p>
        <section aria-labelledby="drafts" className="grid gap-3">
          <h2 id="drafts">{t('desk.changes.drafts')}</h2>
          {own
            .filter(({ path }) => path === firstParam(query, 'drop'))
            .map(({ path }) => (
              <DropDraft key={path} locale={locale} path={path} drop={dropDraft} />
            ))}
          {own.length === 0 ? (
            <p>{t('desk.changes.noDrafts')}</p>
          ) : (
            <DraftForm
              locale={locale}
              drafts={own}
              answers={error ? answers : {}}
              error={error}
              submit={submitDrafts}
            />
          )}
        </section>
        <section aria-labelledby="review" className="grid gap-3">
          <h2 id="review">{t('desk.changes.review')}</h2>
          {review.length === 0 && <p>{t('desk.changes.noReview')}</p>}
          <ChangeList locale={locale} changes={review} />
        </section>
        {scheduled.length > 0 && (
          <section aria-labelledby="scheduled" className="grid gap-3">
            <h2 id="scheduled">{t('desk.changes.scheduledTitle')}</h2>
            <ChangeList locale={locale} changes={scheduled} />
          </section>
        )}
        {others.length > 0 && (
          <section aria-labelledby="others" className="grid gap-3">
            <h2 id="others">{t('desk.changes.others')}</h2>
            <OtherDrafts locale={locale} drafts={others} />
          </section>
        )}
        <section aria-labelledby="published" className="grid gap-3">
          <h2 id="published">{t('desk.changes.published')}</h2>
          <HistoryEntries locale={locale} entries={history} />
          <a href={deskPaths.changeHistory} className="inline-flex min-h-11 items-center">
            {t('desk.changes.allHistory')}
          </a>
        </section>
      </div>
    </DeskFrame>
  )
}
