'use server'

import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { openPictures, removePicture } from '#lib/publishing/pictures/add-picture.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../../session.ts'

/** Takes a picture out of the content, in the editor's drafts. */
export async function takeOut(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const id = formText(form, 'id')
  const by = {
    store: await sharedStore(),
    dir: publishingSettings().dir,
    editor: editor.email,
    at: now(),
  }
  const { list } = await openPictures(by)
  if (list.some((picture) => picture.id === id)) await removePicture(by, id)
  redirect(deskPaths.pictures)
}
