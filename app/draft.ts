import { now } from '#lib/config/clock.ts'
import { hashToken, makeToken } from '#lib/config/token.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'
import { readFormCookie, writeFormCookie } from './form-cookies.ts'

/** The forms whose answers are kept until they are sent. A recommendation has a draft for each tab. */
export type DraftForm =
  | `recommend:${string}`
  | 'nominee'
  | 'links'
  | 'newsletter'
  | 'code'
  | 'useful'

const COOKIE = 'draft'
const TERM = { hours: 7 * 24 }

/** What `makeToken` makes: 32 bytes in base64url. A cookie of any other shape is not ours. */
const TOKEN = /^[\w-]{43}$/

async function readToken(): Promise<string | undefined> {
  const token = await readFormCookie(COOKIE)
  return token && TOKEN.test(token) ? token : undefined
}

/** The token of this browser if the store has given it out, or else a new one. */
async function takeToken(): Promise<string> {
  const token = await readToken()
  const known = token && (await (await sharedStore()).drafts.isKnown(hashToken(token), now()))
  return known ? token : makeToken()
}

/** The reader's answers to a form so far; none when nothing is kept. */
export async function readDraft(form: DraftForm): Promise<FormValues> {
  const token = await readToken()
  if (!token) return {}
  return (await (await sharedStore()).drafts.find(hashToken(token), form, now())) ?? {}
}

/** Keeps the reader's answers to a form in the store, found again by a cookie. */
export async function saveDraft(form: DraftForm, answers: FormValues): Promise<void> {
  const token = await takeToken()
  const at = now()
  const store = await sharedStore()
  await store.drafts.save({ key: hashToken(token), form, answers, at, expiresAt: at.add(TERM) })
  await writeFormCookie(COOKIE, token)
}

/** By what the store knows the reader's draft of a form, for work that ends it. */
export async function draftName(
  form: DraftForm,
): Promise<{ key: string; form: string } | undefined> {
  const token = await readToken()
  return token ? { key: hashToken(token), form } : undefined
}

/** The ids of this browser's drafts of recommendations, the one begun first, first. */
export async function recommendationDrafts(): Promise<string[]> {
  const token = await readToken()
  if (!token) return []
  const forms = await (await sharedStore()).drafts.forms(hashToken(token), 'recommend:', now())
  return forms.map((form) => form.slice('recommend:'.length))
}

/** Forgets the reader's answers to a form. */
export async function deleteDraft(form: DraftForm): Promise<void> {
  const token = await readToken()
  if (token) await (await sharedStore()).drafts.delete(hashToken(token), form)
}
