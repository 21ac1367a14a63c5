'use server'

import { redirect } from 'next/navigation'
import { deleteDraft, readDraft, saveDraft } from '#app/draft.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { readFormValues, textValue } from '#lib/forms/form-values.ts'
import { isTrapped } from '#lib/forms/spam.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { confirmByCode, confirmByToken } from '#lib/newsletter/confirm.ts'
import { comeBack, leave } from '#lib/newsletter/leave.ts'
import { setPreferences } from '#lib/newsletter/preferences.ts'
import { NEWSLETTER_FIELDS, newsletterSchema, topicsSchema } from '#lib/newsletter/schema.ts'
import { subscribe } from '#lib/newsletter/subscribe.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** The error messages of an invalid code, as keys under `errors`. */
const CODE_ERRORS = { missing: 'code.missing', wrong: 'code.wrong', tooMany: 'code.tooMany' }

/** Signs an address up. The response is the same for known and unknown addresses. */
export async function signUp(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const answers = readFormValues(form, NEWSLETTER_FIELDS)
  const parsed = newsletterSchema.safeParse(answers)
  if (!parsed.success) {
    await saveDraft('newsletter', answers)
    redirect(`${paths.newsletter(locale)}?error=1`)
  }
  if (isTrapped(form)) {
    // May be a password manager instead of a spam bot: the next page asks to confirm.
    await saveDraft('newsletter', answers)
    redirect(`${paths.newsletter(locale)}?again=1`)
  }
  await subscribe({ store: await sharedStore(), locale, now: now(), ...parsed.data })
  await deleteDraft('newsletter')
  await saveDraft('code', { email: parsed.data.email })
  redirect(paths.newsletterSent(locale))
}

/** Confirms a subscription by the code from the mail. */
export async function confirmCode(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const code = formText(form, 'code')
  const email = formText(form, 'email') || textValue(await readDraft('code'), 'email')
  const outcome =
    code.trim() === ''
      ? 'missing'
      : await confirmByCode({ store: await sharedStore(), email, code, now: now() })
  if (outcome === 'confirmed') {
    await deleteDraft('code')
    redirect(`${paths.newsletterConfirm(locale)}?state=confirmed`)
  }
  await saveDraft('code', { email, code, error: CODE_ERRORS[outcome] })
  redirect(`${paths.newsletterSent(locale)}?error=1`)
}

/** Confirms a subscription by the link from the mail. */
export async function confirmLink(form: FormData): Promise<void> {
  const page = paths.newsletterConfirm(formLocale(form))
  const token = formText(form, 'token')
  const state = await confirmByToken({ store: await sharedStore(), token, now: now() })
  redirect(`${page}?state=${state}`)
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

/** Changes the topics and the language of a subscription. */
export async function savePreferences(form: FormData): Promise<void> {
  const page = paths.newsletterPreferences(formLocale(form))
  const token = formText(form, 'token')
  const wanted = formText(form, 'language')
  const topics = topicsSchema.safeParse(readFormValues(form, { topics: 'boxes' }).topics)
  if (!topics.success || !isLocale(wanted)) {
    redirect(`${page}?${new URLSearchParams({ token, error: '1' })}`)
  }
  const store = await sharedStore()
  const known = await setPreferences({ store, token, locale: wanted, topics: topics.data })
  redirect(`${page}?${new URLSearchParams({ token, state: known ? 'saved' : 'unknown' })}`)
}
