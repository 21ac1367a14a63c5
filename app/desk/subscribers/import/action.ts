'use server'

import { redirect } from 'next/navigation'
import { deskPaths } from '#lib/desk/paths.ts'
import { forgetImport, startImport } from '#lib/desk/subscribers/import-job.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, readDeskDraft, saveDeskDraft } from '../../draft.ts'
import { requireEditor } from '../../session.ts'

/** The file between its dry run and its import. */
const DRAFT = 'desk-subscriber-import'

/** Says of each line of a file what would become of it. */
export async function tryImport(form: FormData): Promise<void> {
  const editor = await requireEditor()
  const file = form.get('file')
  const csv = file instanceof File ? await file.text() : ''
  if (csv.trim() === '') redirect(`${deskPaths.subscriberImport}?state=no-file`)
  await saveDeskDraft(editor, DRAFT, { csv })
  start(await sharedStore(), csv, editor.email, true)
}

/** Imports the file whose dry run was shown. */
export async function runImport(): Promise<void> {
  const editor = await requireEditor()
  const { csv = '' } = await readDeskDraft(editor, DRAFT)
  if (typeof csv !== 'string' || csv === '') redirect(`${deskPaths.subscriberImport}?state=no-file`)
  await deleteDeskDraft(editor, DRAFT)
  start(await sharedStore(), csv, editor.email, false)
}

/** Forgets the file and its dry run. */
export async function dropImport(): Promise<void> {
  const editor = await requireEditor()
  await deleteDeskDraft(editor, DRAFT)
  forgetImport()
  redirect(deskPaths.subscriberImport)
}

type Store = Awaited<ReturnType<typeof sharedStore>>

function start(store: Store, csv: string, by: string, dryRun: boolean): never {
  const started = startImport({ store, csv, by, dryRun })
  redirect(`${deskPaths.subscriberImport}${started ? '' : '?state=busy'}`)
}
