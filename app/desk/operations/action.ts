'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../session.ts'

/** Has a mail that failed tried anew. */
export async function retryMail(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const { outbox } = await sharedStore()
  const again = await outbox.retry(formText(form, 'id'), { at: now(), by: editor.email })
  redirect(again ? `${deskPaths.operations}?state=retried` : deskPaths.operations)
}

/** Ends a pause of the mail queue. */
export async function resumeMail(): Promise<void> {
  const editor = await requireEditor()
  const { mailFailures } = await sharedStore()
  const resumed = await mailFailures.resume({ at: now(), by: editor.email })
  redirect(resumed ? `${deskPaths.operations}?state=resumed` : deskPaths.operations)
}
