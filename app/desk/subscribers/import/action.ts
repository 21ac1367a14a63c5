'use server'

import { redirect } from 'next/navigation'
import { now } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { importTried, resumeImport, workOnImport } from '#lib/desk/subscribers/import-job.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../../session.ts'

function backTo(state?: string): never {
  redirect(`${deskPaths.subscriberImport}${state ? `?state=${state}` : ''}`)
}

function idOf(form: FormData): string {
  const id = form.get('id')
  return typeof id === 'string' ? id : ''
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
