import { now } from '#lib/config/clock.ts'
import { hashToken, makeToken } from '#lib/config/token.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'
import { readFormCookie, writeFormCookie } from './form-cookies.ts'

/** The forms whose input is stored until it is sent. */
export type DraftForm = 'recommend' | 'nominee' | 'links' | 'newsletter' | 'code' | 'useful'

const COOKIE = 'draft'
const LIFETIME = { hours: 7 * 24 }

/** The reader's input in a form so far; empty if none is stored. */
export async function readDraft(form: DraftForm): Promise<FormValues> {
  const token = await readFormCookie(COOKIE)
  if (!token) return {}
  return (await (await sharedStore()).drafts.find(hashToken(token), form, now())) ?? {}
}

/** Stores the reader's input in a form, under a cookie. */
export async function saveDraft(form: DraftForm, answers: FormValues): Promise<void> {
  const token = (await readFormCookie(COOKIE)) ?? makeToken()
  const at = now()
  const store = await sharedStore()
  await store.drafts.save({ key: hashToken(token), form, answers, at, expiresAt: at.add(LIFETIME) })
  await writeFormCookie(COOKIE, token)
}

/** The store's key of the reader's draft, for operations that delete it. */
export async function draftName(
  form: DraftForm,
): Promise<{ key: string; form: string } | undefined> {
  const token = await readFormCookie(COOKIE)
  return token ? { key: hashToken(token), form } : undefined
}

/** Deletes the reader's input in a form. */
export async function deleteDraft(form: DraftForm): Promise<void> {
  const token = await readFormCookie(COOKIE)
  if (token) await (await sharedStore()).drafts.delete(hashToken(token), form)
}
