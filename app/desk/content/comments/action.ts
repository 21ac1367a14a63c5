'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../../session.ts'

/** Shows a comment that was held back as suspicious among the others. */
export async function releaseComment(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { feedback } = await sharedStore()
  await feedback.releaseComment(formText(form, 'id'), { at: now(), by: editor.email })
  redirect(deskPaths.suspiciousComments)
}
