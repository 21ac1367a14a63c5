'use server'

import { redirect } from 'next/navigation'
import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { REMOVAL_FIELDS, removalSchema } from '#lib/desk/subscriber-removal.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../draft.ts'
import { requireEditor } from '../session.ts'

const DRAFT = 'desk-remove-subscriber'

/** Removes an address with all that is kept of it, once that was ticked. */
export async function removeSubscriber(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const answers = readFormValues(form, REMOVAL_FIELDS)
  const parsed = removalSchema.safeParse(answers)
  if (!parsed.success) {
    await saveDeskDraft(editor, DRAFT, answers)
    redirect(`${deskPaths.subscribers}?state=removal-errors`)
  }
  await deleteDeskDraft(editor, DRAFT)
  const store = await sharedStore()
  const by = { at: now(), by: editor.email }
  const { removed, recommendations } = await store.subscribers.remove(parsed.data.email, by)
  await deleteRemovedMailFiles(store, env().DATA_DIR)
  const query = new URLSearchParams({ state: removed ? 'removed' : 'nothing' })
  if (recommendations.length > 0) query.set('also', recommendations.join(' '))
  redirect(`${deskPaths.subscribers}?${query}`)
}
