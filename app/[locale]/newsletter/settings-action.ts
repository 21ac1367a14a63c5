'use server'

import { redirect } from 'next/navigation'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { env } from '#lib/config/settings.ts'
import { readFormValues } from '#lib/forms/form-values.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { deleteRemovedMailFiles } from '#lib/mail/removed-mail-files.ts'
import { comeBack, findByLeaveToken, leave } from '#lib/newsletter/leave.ts'
import { erase, pause, resume, setPreferences, unfollow } from '#lib/newsletter/preferences.ts'
import { topicsSchema } from '#lib/newsletter/schema.ts'
import { readStoredFollow } from '#lib/rule-changes/follows.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** Back to the settings, saying what was done. */
function backTo(form: FormData, state: string): never {
  const token = formText(form, 'token')
  const page = paths.newsletterPreferences(formLocale(form))
  redirect(`${page}?${new URLSearchParams({ token, state })}`)
}

/** Unsubscribes, or resumes a subscription. */
export async function leaveOrReturn(form: FormData): Promise<void> {
  const page = paths.newsletterLeave(formLocale(form))
  const token = formText(form, 'token')
  const back = formText(form, 'do') === 'return'
  const input = { store: await sharedStore(), token, now: now() }
  const known = back ? await comeBack(input) : await leave(input)
  const state = known ? (back ? 'returned' : 'left') : 'unknown'
  redirect(`${page}?${new URLSearchParams({ token, state })}`)
}

/** Changes the topics and the language of a subscription; no topic is enough where something is followed. */
export async function savePreferences(form: FormData): Promise<void> {
  const token = formText(form, 'token')
  const wanted = formText(form, 'language')
  const topics = topicsSchema.safeParse(readFormValues(form, { topics: 'boxes' }).topics)
  const store = await sharedStore()
  const found = await findByLeaveToken({ store, token })
  if (!found) backTo(form, 'unknown')
  const follows = await store.subscribers.follows(found.id)
  if (!topics.success || !isLocale(wanted) || topics.data.length + follows.length === 0) {
    backTo(form, 'error')
  }
  await setPreferences({ store, token, locale: wanted, topics: topics.data })
  backTo(form, 'saved')
}

/** Pauses the letters for three months, or ends a pause. */
export async function pauseOrResume(form: FormData): Promise<void> {
  const input = { store: await sharedStore(), token: formText(form, 'token'), now: now() }
  const back = formText(form, 'do') === 'resume'
  const known = back ? await resume(input) : await pause(input)
  backTo(form, known ? (back ? 'resumed' : 'paused') : 'unknown')
}

/** Stops following one guide, fact, country or plan. */
export async function stopFollowing(form: FormData): Promise<void> {
  const follow = readStoredFollow(formText(form, 'follow'))
  const input = { store: await sharedStore(), token: formText(form, 'token') }
  if (follow) await unfollow({ ...input, follow })
  backTo(form, 'unfollowed')
}

/** Removes everything that is kept about a subscriber. */
export async function eraseAll(form: FormData): Promise<void> {
  const store = await sharedStore()
  const erased = await erase({ store, token: formText(form, 'token'), now: now() })
  if (!erased) backTo(form, 'unknown')
  await deleteRemovedMailFiles(store, env().DATA_DIR)
  // The token leads nowhere any more.
  redirect(`${paths.newsletterPreferences(formLocale(form))}?state=erased`)
}
