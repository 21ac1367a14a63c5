import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { addPicture, openPictures } from '#lib/publishing/pictures/add-picture.ts'
import { PICTURE_FIELDS, readPictureForm } from '#lib/publishing/pictures/picture-form.ts'
import { resizePicture } from '#lib/publishing/pictures/resize.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../../draft.ts'
import { seeOther } from '../../../file-response.ts'
import { findEditor } from '../../../session.ts'
import { signedOut } from '../../signed-out.ts'
import { PICTURE_DRAFT } from '../picture-draft.ts'

/** Adds a picture to the editor's drafts. What was typed stays in the form if anything is wrong. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData()
  const editor = await findEditor()
  if (!editor) return signedOut(form, `${deskPaths.pictures}/add`)
  const answers = readFormValues(form, PICTURE_FIELDS)
  const by = {
    store: await sharedStore(),
    dir: publishingSettings().dir,
    editor: editor.email,
    at: now(),
  }
  const { list } = await openPictures(by)
  const read = readPictureForm(answers, new Set(list.map(({ id }) => id)))
  const file = form.get('file')
  const picture =
    file instanceof File && file.size > 0
      ? await resizePicture(new Uint8Array(await file.arrayBuffer()))
      : { fault: 'picture.no-file' as const }
  if ('errors' in read || 'fault' in picture) {
    const errors = {
      ...('fault' in picture && { file: picture.fault }),
      ...('errors' in read && read.errors),
    }
    await saveDeskDraft(editor, PICTURE_DRAFT, { ...answers, errors: JSON.stringify(errors) })
    return seeOther(`${deskPaths.pictures}?state=errors#add`)
  }
  await addPicture(by, read.data, picture)
  await deleteDeskDraft(editor, PICTURE_DRAFT)
  return seeOther(`${deskPaths.pictures}?added=${read.data.id}`)
}
