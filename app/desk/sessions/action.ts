'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { deskAuth } from '#lib/desk/auth/sign-in.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { requireEditor } from '../session.ts'

/** Ends one of the editor's sessions. */
export async function endSession(form: FormData): Promise<void> {
  await requireEditor()
  const signIn = deskAuth(await sharedStore())
  await signIn.endSession(formText(form, 'id'), new Headers(await headers()), now())
  redirect(deskPaths.sessions)
}

/** Ends all of the editor's sessions but this one. */
export async function endOtherSessions(): Promise<void> {
  await requireEditor()
  const signIn = deskAuth(await sharedStore())
  await signIn.endOtherSessions(new Headers(await headers()), now())
  redirect(deskPaths.sessions)
}
