'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { makePreviewLink, revokePreviewLink } from '#lib/publishing/editing/preview-links.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../draft.ts'
import { requireEditor } from '../../session.ts'
import { readPage } from './read-page.ts'

/** Back to the page, under an address of its own: the browser would show the one that it has. */
function back(page: string, link: 'made' | 'ended'): never {
  redirect(`${deskPaths.look}?${new URLSearchParams({ page, link })}`)
}

/** Makes a link with which one page can be previewed for a day without an account. */
export async function shareLink(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const page = readPage(formText(form, 'page'))
  const key = await makePreviewLink(await sharedStore(), {
    path: page,
    author: editor.email,
    at: now(),
  })
  await saveDeskDraft(editor, 'preview-link-shown', { page, key })
  back(page, 'made')
}

/** Ends the link to a page at once. */
export async function revokeLink(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const page = readPage(formText(form, 'page'))
  await deleteDeskDraft(editor, 'preview-link-shown')
  await revokePreviewLink(await sharedStore(), { path: page, author: editor.email, at: now() })
  back(page, 'ended')
}
