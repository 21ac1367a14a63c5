import { now } from '#lib/config/clock.ts'
import { hashToken } from '#lib/config/token.ts'
import type { Editor } from '#lib/desk/auth/sign-in.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'

/** As long as a session lasts without its editor. */
const TERM = { hours: 12 }

function keyOf({ email }: Editor): string {
  return hashToken(`desk:${email}`)
}

/** What an editor typed into a form of the desk that could not be done; none when nothing is kept. */
export async function readDeskDraft(editor: Editor, form: string): Promise<FormValues> {
  return (await (await sharedStore()).drafts.find(keyOf(editor), form, now())) ?? {}
}

/** Keeps what an editor typed, so that nothing is lost. */
export async function saveDeskDraft(editor: Editor, form: string, answers: FormValues) {
  const at = now()
  const store = await sharedStore()
  await store.drafts.save({ key: keyOf(editor), form, answers, at, expiresAt: at.add(TERM) })
}

/** Forgets it. */
export async function deleteDeskDraft(editor: Editor, form: string): Promise<void> {
  await (await sharedStore()).drafts.delete(keyOf(editor), form)
}
