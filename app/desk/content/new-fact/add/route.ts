import { now, today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import {
  draftNewFact,
  knownFacts,
  NEW_FACT_FIELDS,
  readNewFact,
} from '#lib/publishing/facts/new-fact.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../../draft.ts'
import { seeOther } from '../../../file-response.ts'
import { findEditor } from '../../../session.ts'
import { signedOut } from '../../signed-out.ts'
import { NEW_FACT_DRAFT } from '../new-fact-draft.ts'

/** Adds a fact to the editor's draft and leads to it, where its value is entered. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData()
  const editor = await findEditor()
  if (!editor) return signedOut(form, `${deskPaths.newFact}/add`)
  const store = await sharedStore()
  const { dir } = publishingSettings()
  const by = { store, dir, editor: editor.email, at: now(), day: today() }
  const answers = readFormValues(form, NEW_FACT_FIELDS)
  const { subjects, ids } = await knownFacts(by)
  const read = readNewFact(answers, ids, subjects)
  if ('errors' in read) {
    await saveDeskDraft(editor, NEW_FACT_DRAFT, answers)
    return seeOther(`${deskPaths.newFact}?state=errors`)
  }
  await draftNewFact(by, read.data)
  await deleteDeskDraft(editor, NEW_FACT_DRAFT)
  return seeOther(`${deskPaths.fact(read.data.id)}?state=added`)
}
