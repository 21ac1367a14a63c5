'use server'

import { redirect } from 'next/navigation'
import { deleteDraft, readDraft, saveDraft } from '#app/draft.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { boxValues, readFormValues, textValue } from '#lib/forms/form-values.ts'
import { isTrapped } from '#lib/forms/spam.ts'
import { paths } from '#lib/i18n/paths.ts'
import { readAsked, withAsked } from '#lib/newsletter/asked.ts'
import { confirmByCode, confirmByToken } from '#lib/newsletter/confirm.ts'
import { NEWSLETTER_FIELDS, newsletterSchema } from '#lib/newsletter/schema.ts'
import { subscribe } from '#lib/newsletter/subscribe.ts'
import { followValue, readFollows } from '#lib/rule-changes/follows.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'

/** The error messages of an invalid code, as keys under `errors`. */
const CODE_ERRORS = { missing: 'code.missing', wrong: 'code.wrong', tooMany: 'code.tooMany' }

/** What was typed, without what cannot be followed. */
function readSignUp(form: FormData): FormValues {
  const answers = readFormValues(form, NEWSLETTER_FIELDS)
  return { ...answers, follow: readFollows(boxValues(answers, 'follow')).map(followValue) }
}

/** Signs an address up. The response is the same for known and unknown addresses. */
export async function signUp(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const answers = readSignUp(form)
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
  const { email, topics, follow } = parsed.data
  const follows = readFollows(follow)
  await subscribe({ store: await sharedStore(), locale, now: now(), email, topics, follows })
  await deleteDraft('newsletter')
  const before = await readDraft('code')
  const asked = textValue(before, 'email') === email ? readAsked(boxValues(before, 'asked')) : []
  const times = withAsked(asked, now()).map(String)
  await saveDraft('code', { email, topics, follow, asked: times })
  redirect(paths.newsletterSent(locale))
}

/** Confirms a subscription by the code from the mail. */
export async function confirmCode(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const code = formText(form, 'code')
  const draft = await readDraft('code')
  const email = formText(form, 'email') || textValue(draft, 'email')
  const outcome =
    code.trim() === ''
      ? 'missing'
      : await confirmByCode({ store: await sharedStore(), email, code, now: now() })
  if (outcome === 'confirmed' || outcome === 'added') {
    await deleteDraft('code')
    redirect(`${paths.newsletterConfirm(locale)}?state=${outcome}`)
  }
  await saveDraft('code', { ...draft, email, code, error: CODE_ERRORS[outcome] })
  redirect(`${paths.newsletterSent(locale)}?error=1`)
}

/** Confirms a subscription by the link from the mail. */
export async function confirmLink(form: FormData): Promise<void> {
  const page = paths.newsletterConfirm(formLocale(form))
  const token = formText(form, 'token')
  const state = await confirmByToken({ store: await sharedStore(), token, now: now() })
  redirect(`${page}?${new URLSearchParams({ state, ...(state === 'added' && { token }) })}`)
}
