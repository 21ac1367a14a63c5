'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { BLOCK_FIELDS, blockSchema } from '#lib/desk/subscribers/block-form.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { UNBLOCK_REASONS } from '#lib/store/mail-types.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../draft.ts'
import { requireEditor } from '../../session.ts'

const DRAFT = 'desk-block-address'

/** Blocks an address, with a reason. */
export async function blockAddress(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const answers = readFormValues(form, BLOCK_FIELDS)
  const parsed = blockSchema.safeParse(answers)
  if (!parsed.success) {
    await saveDeskDraft(editor, DRAFT, answers)
    redirect(`${deskPaths.blockedAddresses}?state=errors`)
  }
  await deleteDeskDraft(editor, DRAFT)
  const { suppressions } = await sharedStore()
  await suppressions.add({ ...parsed.data, at: now(), by: editor.email })
  redirect(`${deskPaths.blockedAddresses}?state=blocked`)
}

/** Takes an address off the list, with a reason. */
export async function unblockAddress(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const why = UNBLOCK_REASONS.find((reason) => reason === formText(form, 'why'))
  if (!why) return redirect(`${deskPaths.blockedAddresses}?state=no-reason`)
  const { suppressions } = await sharedStore()
  const email = formText(form, 'email')
  const removed = await suppressions.remove({ email, why, at: now(), by: editor.email })
  redirect(`${deskPaths.blockedAddresses}?state=${removed ? 'unblocked' : 'gone'}`)
}
