'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now, today } from '#lib/config/clock.ts'
import { sourceContentDir } from '#lib/config/files/content-dir.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { openFile, saveDraft } from '#lib/publishing/drafts.ts'
import { stampTranslation } from '#lib/publishing/editing/stamp.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../../session.ts'

/** Says that a translation carries the version of the original that the form names. */
export async function stamp(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const path = formText(form, 'path')
  if (!parseContentPath(path)) redirect(deskPaths.files)
  const store = await sharedStore()
  const { draft, file } = await openFile(store, sourceContentDir(), path, editor.email)
  const stamped = stampTranslation(
    draft?.text ?? file.text ?? '',
    formText(form, 'version'),
    today(),
  )
  if (stamped !== undefined) {
    await saveDraft(store, sourceContentDir(), {
      path,
      author: editor.email,
      baseHash: draft?.baseHash ?? file.hash,
      text: stamped,
      at: now(),
    })
  }
  redirect(`${deskPaths.edit(path)}?saved=1`)
}

/** Goes on from the text that is published now: put together where that is possible. */
export async function rebase(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const path = formText(form, 'path')
  if (!parseContentPath(path)) redirect(deskPaths.files)
  const store = await sharedStore()
  const { draft, file, since } = await openFile(store, sourceContentDir(), path, editor.email)
  if (draft && since && since.state !== 'current') {
    await saveDraft(store, sourceContentDir(), {
      path,
      author: editor.email,
      baseHash: file.hash,
      text: since.state === 'behind' ? since.merged : draft.text,
      at: now(),
    })
  }
  redirect(`${deskPaths.edit(path)}?saved=1`)
}

/** Deletes the editor's draft of a file. */
export async function discard(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const path = formText(form, 'path')
  const { contentDrafts } = await sharedStore()
  await contentDrafts.delete(path, editor.email)
  redirect(parseContentPath(path) ? deskPaths.edit(path) : deskPaths.files)
}
