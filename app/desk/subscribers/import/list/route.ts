import { deskPaths } from '#lib/desk/paths.ts'
import { beginImport, workOnImport } from '#lib/desk/subscribers/import-job.ts'
import { ImportError } from '#lib/newsletter/read-csv.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../../draft.ts'
import { seeOther } from '../../../file-response.ts'
import { findEditor } from '../../../session.ts'
import { IMPORT_DRAFT } from '../import-draft.ts'

/** Says of each line of an old list what would become of it: larger files than an action takes. */
export async function POST(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return seeOther(deskPaths.signIn)
  const backTo = (state?: string) =>
    seeOther(`${deskPaths.subscriberImport}${state ? `?state=${state}` : ''}`)
  const file = (await request.formData()).get('file')
  if (!(file instanceof File) || file.size === 0) return backTo('no-file')
  const store = await sharedStore()
  const csv = Buffer.from(await file.arrayBuffer())
  const begun = await beginImport({ store, csv, by: editor.email })
  if (begun === 'busy') return backTo('busy')
  if (begun instanceof ImportError) {
    await saveDeskDraft(editor, IMPORT_DRAFT, { error: begun.message })
    return backTo('no-list')
  }
  await deleteDeskDraft(editor, IMPORT_DRAFT)
  void workOnImport(store, begun.id)
  return backTo()
}
