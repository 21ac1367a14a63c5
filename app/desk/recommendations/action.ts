'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { assign } from '#lib/desk/inbox/assign.ts'
import { moveAtDesk, moveMany } from '#lib/desk/inbox/move.ts'
import {
  BULK_FIELDS,
  bulkSchema,
  MOVE_FIELDS,
  moveSchema,
  noteSchema,
} from '#lib/desk/inbox/move-form.ts'
import { writeToSender } from '#lib/desk/inbox/own-words-mail.ts'
import { WRITE_FIELDS, writeSchema } from '#lib/desk/inbox/write-form.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { deskSettings } from '#lib/desk/settings.ts'
import { readFormValues, textValue } from '#lib/forms/form-values.ts'
import { recommendSettings } from '#lib/recommend/settings.ts'
import { releaseRecommendation } from '#lib/recommend/submit.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../draft.ts'
import { deskLocale } from '../locale.ts'
import { requireEditor } from '../session.ts'

async function deskFor(by: Awaited<ReturnType<typeof requireEditor>>['email']) {
  return { store: await sharedStore(), settings: recommendSettings(), by, now: now() }
}

/** Moves one recommendation; whatever stands in the way, nothing of what was written is lost. */
export async function move(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  const draft = `desk-move:${reference}`
  const answers = readFormValues(form, MOVE_FIELDS)
  const parsed = moveSchema.safeParse(answers)
  const outcome = parsed.success
    ? await moveAtDesk(await deskFor(editor.email), { ...parsed.data, reference })
    : 'errors'
  if (outcome === 'moved') await deleteDeskDraft(editor, draft)
  else await saveDeskDraft(editor, draft, answers)
  redirect(`${page}?state=${outcome}`)
}

/** Moves all that were ticked in the inbox. */
export async function moveChosen(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const answers = readFormValues(form, BULK_FIELDS)
  const parsed = bulkSchema.safeParse(answers)
  const given = formText(form, 'back')
  const back = given.startsWith(`${deskPaths.inbox}?`) ? given : `${deskPaths.inbox}?`
  const kept = parsed.success ? await moveMany(await deskFor(editor.email), parsed.data) : answers
  await saveDeskDraft(editor, 'desk-bulk', kept)
  redirect(`${back}&state=${parsed.success ? 'done' : 'errors'}`)
}

/** Makes one that was held back as suspicious a regular one, with the mails it would have had. */
export async function release(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  const { store, by, now: at } = await deskFor(editor.email)
  const released = await releaseRecommendation({ store, reference, by, now: at })
  redirect(`${page}?state=${released ? 'released' : 'notHeld'}`)
}

/** Shows the mail of an editor's own words before it is sent, or what is wrong with them. */
export async function previewWords(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  const answers = readFormValues(form, WRITE_FIELDS)
  await saveDeskDraft(editor, `desk-write:${reference}`, answers)
  redirect(`${page}?state=${writeSchema.safeParse(answers).success ? 'preview' : 'write'}#write`)
}

/** Leads from the mail as it would go back to the form, with the words in it. */
export async function changeWords(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const answers = readFormValues(form, WRITE_FIELDS)
  await saveDeskDraft(editor, `desk-write:${reference}`, answers)
  redirect(`${deskPaths.recommendation(encodeURIComponent(reference))}?state=write#write`)
}

/** Sends such a mail, as it was shown. */
export async function sendWords(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  const answers = readFormValues(form, WRITE_FIELDS)
  const words = writeSchema.safeParse(answers)
  if (!words.success) return previewWords(form)
  const sent = await writeToSender(await deskFor(editor.email), reference, words.data)
  if (sent) await deleteDeskDraft(editor, `desk-write:${reference}`)
  redirect(`${page}?state=${sent ? 'wrote' : 'changed'}`)
}

/** Hands one to a colleague, or to nobody. */
export async function handOver(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  const desk = { ...(await deskFor(editor.email)), settings: deskSettings() }
  const locale = await deskLocale()
  const outcome = await assign(desk, { reference, to: formText(form, 'assignee'), locale })
  redirect(`${page}?state=${outcome}`)
}

/** Adds a note and moves nothing. */
export async function addNote(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  const answers = readFormValues(form, { note: 'text' })
  const note = noteSchema.safeParse(textValue(answers, 'note'))
  if (!note.success) {
    await saveDeskDraft(editor, `desk-note:${reference}`, answers)
    redirect(`${page}?state=note`)
  }
  const { store, by, now: at } = await deskFor(editor.email)
  await store.recommendations.addNote({ reference, by, at, note: note.data })
  await deleteDeskDraft(editor, `desk-note:${reference}`)
  redirect(`${page}?state=noted`)
}

/** Removes a recommendation for good, once that was ticked. */
export async function remove(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const reference = formText(form, 'reference')
  const page = deskPaths.recommendation(encodeURIComponent(reference))
  if (formText(form, 'sure') !== 'yes') redirect(`${page}?state=sure`)
  const { store, by, now: at } = await deskFor(editor.email)
  await store.recommendations.remove({ reference, by, why: 'editor', at })
  redirect(page)
}
