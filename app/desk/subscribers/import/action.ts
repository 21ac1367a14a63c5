'use server'

import { redirect } from 'next/navigation'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import {
  beginImport,
  importTried,
  resumeImport,
  workOnImport,
} from '#lib/desk/subscribers/import-job.ts'
import { ImportError } from '#lib/newsletter/read-csv.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../draft.ts'
import { requireEditor } from '../../session.ts'

/** Why the last file could not be read. */
const DRAFT = 'desk-subscriber-import'

function backTo(state?: string): never {
  redirect(`${deskPaths.subscriberImport}${state ? `?state=${state}` : ''}`)
}

function idOf(form: FormData): string {
  const id = form.get('id')
  return typeof id === 'string' ? id : ''
}

/** Says of each line of a file what would become of it. */
export async function tryImport(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const file = form.get('file')
  const csv = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
  if (csv.length === 0) backTo('no-file')
  const store = await sharedStore()
  const begun = await beginImport({ store, csv, by: editor.email })
  if (begun === 'busy') backTo('busy')
  if (begun instanceof ImportError) {
    await saveDeskDraft(editor, DRAFT, { error: begun.message })
    backTo('no-list')
  }
  await deleteDeskDraft(editor, DRAFT)
  void workOnImport(store, begun.id)
  backTo()
}

/** Imports the file whose dry run was shown. */
export async function runImport(form: FormData): Promise<void> {
  await requireEditor()
  const store = await sharedStore()
  const id = idOf(form)
  if (!(await importTried(store, id))) backTo('gone')
  void workOnImport(store, id)
  backTo()
}

/** Goes on with an import whose process ended. */
export async function goOn(form: FormData): Promise<void> {
  await requireEditor()
  const store = await sharedStore()
  const id = idOf(form)
  if (!(await resumeImport(store, id))) backTo('gone')
  void workOnImport(store, id)
  backTo()
}

/** Forgets the file and its dry run. */
export async function dropImport(form: FormData): Promise<void> {
  await requireEditor()
  await (await sharedStore()).imports.drop(idOf(form), now())
  backTo()
}
