'use server'

import { redirect } from 'next/navigation'
import { deleteDraft, saveDraft } from '#app/draft.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { readFormValues, textValue } from '#lib/forms/form-values.ts'
import { isTrapped, suspicionOf } from '#lib/forms/spam.ts'
import { findGuide } from '#lib/guides/find.ts'
import { commentSchema } from '#lib/guides/useful.ts'
import { paths } from '#lib/i18n/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** Stores whether a guide was useful, then redirects to the page that asks why. */
export async function sendUseful(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const guide = findGuide(formText(form, 'slug'))
  const useful = formText(form, 'useful')
  if (!guide) redirect(paths.guides(locale))
  if (useful !== 'yes' && useful !== 'no') redirect(paths.guide(locale, guide.slug))
  const id = await (await sharedStore()).feedback.insert({
    slug: guide.slug,
    locale,
    useful: useful === 'yes',
    at: now(),
  })
  redirect(`${paths.guideUseful(locale, guide.slug)}?answer=${useful}&id=${id}`)
}

/** Adds a comment to the stored answer. */
export async function sendComment(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const guide = findGuide(formText(form, 'slug'))
  if (!guide) redirect(paths.guides(locale))
  const answers = readFormValues(form, { comment: 'text', id: 'text', answer: 'text' })
  const comment = commentSchema.safeParse(answers.comment)
  const page = paths.guideUseful(locale, guide.slug)
  if (!comment.success) {
    await saveDraft('useful', answers)
    redirect(`${page}?error=1`)
  }
  if (comment.data.trim() !== '') {
    const suspicion = suspicionOf({ 'hidden-field': isTrapped(form) })
    const { feedback } = await sharedStore()
    await feedback.setComment(textValue(answers, 'id'), comment.data, suspicion)
  }
  await deleteDraft('useful')
  redirect(`${page}?answer=done`)
}
