import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstParam, type SearchParams } from '#app/search-params.ts'
import { ChangeActions } from '#components/desk/changes/change-actions.tsx'
import { ChangeConflicts, ChangeProblem } from '#components/desk/changes/change-problem.tsx'
import { FileDifferences } from '#components/desk/changes/file-differences.tsx'
import { PublishedWords } from '#components/desk/changes/published-words.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import { translator } from '#lib/i18n/messages.ts'
import { readersPages } from '#lib/publishing/editing/page-of.ts'
import { readProblem } from '#lib/publishing/problem.ts'
import { rebase } from '#lib/publishing/rebase.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { DeskFrame } from '../../../desk-frame.tsx'
import { deskLocale } from '../../../locale.ts'
import { requireEditor } from '../../../session.ts'
import { approveChange, publishNow, scheduleChange, withdrawChange } from '../action.ts'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

/** What is said of what was just done. */
const DONE = {
  published: 'desk.changes.done.published',
  approved: 'desk.changes.done.approved',
  scheduled: 'desk.changes.done.scheduled',
  busy: 'desk.changes.done.busy',
  drafted: 'desk.changes.done.drafted',
  'needs-review': 'desk.changes.problem.needs-review',
  'disk-full': 'desk.changes.problem.disk-full',
} as const

function isDone(state: string): state is keyof typeof DONE {
  return Object.hasOwn(DONE, state)
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireEditor()
  const change = await (await sharedStore()).contentChanges.find((await params).id)
  return {
    title: change?.note.split('\n')[0] ?? translator(await deskLocale())('desk.changes.title'),
  }
}

/** One change: what it does, what the check says of it, and publishing it. */
export default async function ChangePage({ params, searchParams }: Props) {
  const editor = await requireEditor()
  const { id } = await params
  const query = await searchParams
  const locale = await deskLocale()
  const t = translator(locale)
  const change = (await (await sharedStore()).contentChanges.find(id)) ?? notFound()
  const { dir, needsReview } = publishingSettings()
  const state = firstParam(query, 'state')
  const isOpen = change.state === 'review' || change.state === 'scheduled'
  const rebased = isOpen ? await rebase(dir, change.files) : undefined
  const isMissingYes = needsReview && !change.approvedBy
  const problem = isOpen && change.problem ? readProblem(change.problem) : undefined
  const scheduleError = state === 'changes.day' || state === 'changes.past' ? state : undefined
  const { files } = rebased && 'files' in rebased ? rebased : change
  const shown = files.map(({ path, baseText, text }) => ({ path, before: baseText, after: text }))
  return (
    <DeskFrame
      locale={locale}
      path={deskPaths.change(id)}
      title={change.note.split('\n')[0] ?? t('desk.changes.title')}
    >
      {isDone(state) && (
        <p role="status" className="banner">
          {state === 'published' ? (
            <PublishedWords locale={locale} paths={change.files.map(({ path }) => path)} />
          ) : (
            t(DONE[state])
          )}
        </p>
      )}
      <p className="mb-4 text-soft">
        {[
          t(`desk.changes.states.${change.state}`),
          change.author,
          formatTime(change.createdAt, locale),
          ...(change.approvedBy
            ? [t('desk.changes.approvedBy', { who: change.approvedBy })]
            : isOpen && needsReview
              ? [t('desk.changes.noYes')]
              : []),
        ].join(' · ')}
      </p>
      {change.state === 'published' && (
        <p className="mb-4 flex flex-wrap gap-x-6">
          {readersPages(change.files.map(({ path }) => path)).map((page) => (
            <a key={page} href={page} className="inline-flex min-h-11 items-center">
              {t('desk.changes.seePage', { page })}
            </a>
          ))}
          <a href={deskPaths.changes} className="inline-flex min-h-11 items-center">
            {t('desk.changes.title')}
          </a>
          <a href={deskPaths.files} className="inline-flex min-h-11 items-center">
            {t('desk.edit.files')}
          </a>
        </p>
      )}
      <div className="grid gap-8 lg:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 content-start gap-6">
          {problem && <ChangeProblem locale={locale} problem={problem} />}
          {rebased && 'conflicts' in rebased && (
            <ChangeConflicts locale={locale} conflicts={rebased.conflicts} />
          )}
          {change.commit ? (
            <p>
              <a
                href={deskPaths.published(change.commit)}
                className="inline-flex min-h-11 items-center"
              >
                {t('desk.changes.seeDifferences')}
              </a>
            </p>
          ) : (
            <FileDifferences locale={locale} files={shown} change={id} />
          )}
        </div>
        {isOpen && (
          <ChangeActions
            locale={locale}
            change={change}
            mayApprove={isMissingYes && change.author !== editor.email}
            mayPublish={!isMissingYes}
            typed={{
              day: firstParam(query, 'day'),
              time: firstParam(query, 'time'),
              error: scheduleError,
            }}
            actions={{
              approve: approveChange,
              publish: publishNow,
              schedule: scheduleChange,
              withdraw: withdrawChange,
            }}
          />
        )}
      </div>
    </DeskFrame>
  )
}
