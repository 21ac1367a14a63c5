'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { addPasskey, enterByPasskey, removePasskey } from '#lib/desk/auth/passkeys.ts'
import { deskAuth } from '#lib/desk/auth/sign-in.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { handOnCookies, requireEditor } from '../session.ts'

const LONGEST_NAME = 100

/** What a browser gave; the library looks at what is in it. */
const given = z.record(z.string(), z.unknown())

async function asking() {
  const store = await sharedStore()
  return { store, signIn: deskAuth(store), headers: new Headers(await headers()), now: now() }
}

/** Begins to add a passkey: what the browser is to make, as JSON. */
export async function beginPasskey(): Promise<string> {
  await requireEditor()
  const { signIn, headers } = await asking()
  const begun = await signIn.auth.api.generatePasskeyRegistrationOptions({
    headers,
    returnHeaders: true,
  })
  await handOnCookies(begun.headers)
  return JSON.stringify(begun.response)
}

/** Keeps the passkey that the browser made; false when it cannot be trusted. */
export async function finishPasskey(response: unknown, name: unknown): Promise<boolean> {
  await requireEditor()
  const parsed = given.safeParse(response)
  if (!parsed.success) return false
  return addPasskey(await asking(), {
    response: parsed.data,
    name: String(name).slice(0, LONGEST_NAME),
  })
}

/** Forgets a passkey. */
export async function forgetPasskey(form: FormData): Promise<void> {
  await requireEditor()
  await removePasskey(await asking(), formText(form, 'id'))
  redirect(deskPaths.sessions)
}

/** Begins to sign in by a passkey: what the browser is to prove, as JSON. */
export async function beginEntry(): Promise<string> {
  const { signIn, headers } = await asking()
  const begun = await signIn.auth.api.generatePasskeyAuthenticationOptions({
    headers,
    returnHeaders: true,
  })
  await handOnCookies(begun.headers)
  return JSON.stringify(begun.response)
}

/** Signs in by a passkey; false when it is of no use. */
export async function finishEntry(response: unknown): Promise<boolean> {
  const cookies = await enterByPasskey(await asking(), response)
  if (!cookies) return false
  await handOnCookies(cookies)
  return true
}
