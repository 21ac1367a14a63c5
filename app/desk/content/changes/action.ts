'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { takeBack } from '#lib/publishing/history/take-back.ts'
import { problemOf } from '#lib/publishing/problem.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import { readPublishAt } from '#lib/publishing/schedule-form.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { mayPublishStories } from '#lib/publishing/stories/consent.ts'
import { submitChange } from '#lib/publishing/submit.ts'
import { ContentBusyError } from '#lib/publishing/swap/content-lock.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../draft.ts'
import { requireEditor } from '../../session.ts'

const SUBMIT_DRAFT = 'content-submit'

/** The id of a change or a commit; anything else is no change. */
function idOf(form: FormData): string {
  const id = formText(form, 'id')
  return /^[0-9a-f-]{36,40}$/.test(id) ? id : 'none'
}

/** Makes one change of the ticked drafts, ready for review. */
export async function submitDrafts(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const answers = readFormValues(form, { paths: 'boxes', note: 'text' })
  const paths = form.getAll('paths').filter((path) => typeof path === 'string')
  const submitted = await submitChange(await sharedStore(), {
    author: editor.email,
    paths,
    note: formText(form, 'note'),
    at: now(),
  })
  if (submitted.outcome === 'submitted') {
    await deleteDeskDraft(editor, SUBMIT_DRAFT)
    redirect(deskPaths.change(submitted.id))
  }
  await saveDeskDraft(editor, SUBMIT_DRAFT, answers)
  redirect(`${deskPaths.changes}?state=${submitted.outcome}`)
}

/** Deletes one of the editor's own drafts. */
export async function dropDraft(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { contentDrafts } = await sharedStore()
  await contentDrafts.delete(formText(form, 'path'), editor.email)
  redirect(`${deskPaths.changes}?state=dropped`)
}

/** The yes of a second editor. */
export async function approveChange(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const id = idOf(form)
  const { contentChanges } = await sharedStore()
  const approved = await contentChanges.approve(id, { by: editor.email, at: now() })
  redirect(`${deskPaths.change(encodeURIComponent(id))}?state=${approved ? 'approved' : 'gone'}`)
}

/** Publishes a change now; what stands in its way is kept with it and shown. */
export async function publishNow(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const id = idOf(form)
  const store = await sharedStore()
  const page = deskPaths.change(encodeURIComponent(id))
  let state: string
  try {
    const published = await publishChange(store, publishingSettings(), {
      id,
      by: editor.email,
      at: now(),
      mayPublish: mayPublishStories(store),
    })
    const { problem } = problemOf(published)
    if (problem !== undefined) await store.contentChanges.setProblem(id, problem)
    state = published.outcome
  } catch (error) {
    if (error instanceof ContentBusyError) state = 'busy'
    else if (isDiskFull(error)) state = 'disk-full'
    else throw error
  }
  redirect(`${page}?state=${state}`)
}

/** Whether a file could not be written because there is no room left. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:ENOSPC|EDQUOT)$/.test(`${error.code}`)
}

/** Has a change published at a day and hour, or no longer. */
export async function scheduleChange(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const id = idOf(form)
  const store = await sharedStore()
  const page = deskPaths.change(encodeURIComponent(id))
  const by = { by: editor.email, at: now() }
  if (formText(form, 'do') === 'stop') {
    await store.contentChanges.schedule(id, undefined, by)
    redirect(page)
  }
  const change = await store.contentChanges.find(id)
  if (publishingSettings().needsReview && !change?.approvedBy)
    redirect(`${page}?state=needs-review`)
  const [day, time] = [formText(form, 'day'), formText(form, 'time')]
  const read = readPublishAt(day, time, by.at)
  if ('error' in read) {
    redirect(`${page}?${new URLSearchParams({ state: read.error, day, time })}`)
  }
  const isScheduled = await store.contentChanges.schedule(id, read.at, by)
  redirect(`${page}?state=${isScheduled ? 'scheduled' : 'gone'}`)
}

/** Gives a change back to its author as drafts. */
export async function withdrawChange(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const id = idOf(form)
  const { contentChanges } = await sharedStore()
  const outcome = await contentChanges.withdraw(id, { by: editor.email, at: now() })
  if (outcome === 'withdrawn') redirect(`${deskPaths.changes}?state=withdrawn`)
  redirect(`${deskPaths.change(encodeURIComponent(id))}?state=${outcome}`)
}

/** Makes drafts of the texts as they were before a published change. */
export async function takeChangeBack(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const id = idOf(form)
  const store = await sharedStore()
  const taken = await takeBack(store, publishingSettings(), {
    id,
    author: editor.email,
    at: now(),
  })
  if (taken.outcome === 'drafted') redirect(`${deskPaths.changes}?state=taken-back`)
  redirect(`${deskPaths.published(encodeURIComponent(id))}?state=${taken.outcome}`)
}
