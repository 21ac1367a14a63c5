import { now } from '#lib/config/clock.ts'
import { hashToken, makeToken } from '#lib/config/token.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'
import { readFormCookie, writeFormCookie } from './form-cookies.ts'

/** The forms whose answers are kept until they are sent. */
export type DraftForm = 'recommend' | 'nominee' | 'links' | 'newsletter' | 'code' | 'useful'

const COOKIE = 'draft'
const TERM = { hours: 7 * 24 }

/** The reader's answers to a form so far; none when nothing is kept. */
export async function readDraft(form: DraftForm): Promise<FormValues> {
  const token = await readFormCookie(COOKIE)
  if (!token) return {}
  return (await (await sharedStore()).drafts.find(hashToken(token), form, now())) ?? {}
}

/** Keeps the reader's answers to a form in the store, found again by a cookie. */
export async function saveDraft(form: DraftForm, answers: FormValues): Promise<void> {
  const token = (await readFormCookie(COOKIE)) ?? makeToken()
  const at = now()
  const store = await sharedStore()
  await store.drafts.save({ key: hashToken(token), form, answers, at, expiresAt: at.add(TERM) })
  await writeFormCookie(COOKIE, token)
}

/** By what the store knows the reader's draft of a form, for work that ends it. */
export async function draftName(
  form: DraftForm,
): Promise<{ key: string; form: string } | undefined> {
  const token = await readFormCookie(COOKIE)
  return token ? { key: hashToken(token), form } : undefined
}

/** Forgets the reader's answers to a form. */
export async function deleteDraft(form: DraftForm): Promise<void> {
  const token = await readFormCookie(COOKIE)
  if (token) await (await sharedStore()).drafts.delete(hashToken(token), form)
}
