import { now } from '#lib/config/clock.ts'
import { hashToken, makeToken } from '#lib/config/token.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'
import { readFormCookie, writeFormCookie } from './form-cookies.ts'

/** The forms whose input is stored until it is sent. A recommendation has a draft per tab. */
export type DraftForm =
  | `recommend:${string}`
  | 'nominee'
  | 'links'
  | 'newsletter'
  | 'code'
  | 'useful'

const COOKIE = 'draft'
const LIFETIME = { hours: 7 * 24 }

/** The format of `makeToken`: 32 bytes in base64url. Other cookie values are ignored. */
const TOKEN = /^[\w-]{43}$/

async function readToken(): Promise<string | undefined> {
  const token = await readFormCookie(COOKIE)
  return token && TOKEN.test(token) ? token : undefined
}

/** The token in the cookie if the store knows it, otherwise a new one. */
async function takeToken(): Promise<string> {
  const token = await readToken()
  const known = token && (await (await sharedStore()).drafts.isKnown(hashToken(token), now()))
  return known ? token : makeToken()
}

/** The reader's input in a form so far; empty if none is stored. */
export async function readDraft(form: DraftForm): Promise<FormValues> {
  const token = await readToken()
  if (!token) return {}
  return (await (await sharedStore()).drafts.find(hashToken(token), form, now())) ?? {}
}

/** Stores the reader's input in a form, under a cookie. */
export async function saveDraft(form: DraftForm, answers: FormValues): Promise<void> {
  const token = await takeToken()
  const at = now()
  const store = await sharedStore()
  await store.drafts.save({ key: hashToken(token), form, answers, at, expiresAt: at.add(LIFETIME) })
  await writeFormCookie(COOKIE, token)
}

/** The store's key of the reader's draft, for operations that delete it. */
export async function draftName(
  form: DraftForm,
): Promise<{ key: string; form: string } | undefined> {
  const token = await readToken()
  return token ? { key: hashToken(token), form } : undefined
}

/** The ids of this browser's drafts of recommendations, oldest first. */
export async function recommendationDrafts(): Promise<string[]> {
  const token = await readToken()
  if (!token) return []
  const forms = await (await sharedStore()).drafts.forms(hashToken(token), 'recommend:', now())
  return forms.map((form) => form.slice('recommend:'.length))
}

/** Deletes the reader's input in a form. */
export async function deleteDraft(form: DraftForm): Promise<void> {
  const token = await readToken()
  if (token) await (await sharedStore()).drafts.delete(hashToken(token), form)
}
