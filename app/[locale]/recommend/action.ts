'use server'

import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { draftName, saveDraft } from '#app/draft.ts'
import { writeFormCookie } from '#app/form-cookies.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { readFormValues, textValue } from '#lib/forms/form-values.ts'
import { isTrapped } from '#lib/forms/spam.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { signReference } from '#lib/recommend/links.ts'
import { PERSON_FIELDS, YOU_FIELDS } from '#lib/recommend/schema.ts'
import { recommendSettings } from '#lib/recommend/settings.ts'
import { errorsIn, firstOpenStep } from '#lib/recommend/steps.ts'
import { submitRecommendation } from '#lib/recommend/submit.ts'
import { sharedStore } from '#lib/store/shared.ts'
import type { FormValues } from '#lib/store/store.ts'
import { draftQuery, findRecommendDraft } from './recommend-draft.ts'
import { SENT_COOKIE } from './sent-cookie.ts'

const FIELDS = { person: PERSON_FIELDS, you: YOU_FIELDS } as const

/**
 * Saves the input of a wizard step, then redirects: to the same step if it has errors, else to the
 * first incomplete step.
 */
async function saveStep(form: FormData, step: keyof typeof FIELDS): Promise<never> {
  const locale = formLocale(form)
  const draft = await findRecommendDraft(formText(form, 'draft'))
  const id = draft.id || randomUUID()
  const answers = {
    key: randomUUID(),
    began: now().toString(),
    ...draft.answers,
    ...readFormValues(form, FIELDS[step]),
    [`trapped-${step}`]: isTrapped(form) ? 'yes' : '',
  }
  await saveDraft(`recommend:${id}`, answers)
  const query = new URLSearchParams(await draftQuery(id))
  const failed = Object.keys(errorsIn(step, answers)).length > 0
  if (failed) query.set('error', '1')
  const path = paths.recommend(locale, failed ? step : firstOpenStep(answers))
  redirect(query.size > 0 ? `${path}?${query}` : path)
}

/** Saves the step about the recommended person. */
export async function savePerson(form: FormData): Promise<void> {
  await saveStep(form, 'person')
}

/** Saves the step about the sender. */
export async function saveYou(form: FormData): Promise<void> {
  await saveStep(form, 'you')
}

/**
 * Stores the recommendation and redirects to the confirmation. Idempotent: sending it again does
 * not store it again.
 */
export async function sendRecommendation(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const draft = await findRecommendDraft(formText(form, 'draft'))
  const reference = await storeOnce(draft, locale, formText(form, 'key'))
  if (!reference) {
    redirect(paths.recommend(locale, firstOpenStep(draft.answers)) + (await draftQuery(draft.id)))
  }
  await writeFormCookie(SENT_COOKIE, signReference(recommendSettings(), reference))
  redirect(paths.recommend(locale, 'sent'))
}

/** Returns the reference of the stored recommendation; undefined if answers are missing. */
async function storeOnce(
  { id, answers }: { id: string; answers: FormValues },
  locale: Locale,
  idempotencyKey: string,
): Promise<string | undefined> {
  const store = await sharedStore()
  // A second click, or another tab: return what was stored under this key.
  if (textValue(answers, 'key') !== idempotencyKey) {
    return store.recommendations.findReference(idempotencyKey)
  }
  return submitRecommendation({
    store,
    answers,
    locale,
    idempotencyKey,
    consentText: translator(locale)('recommend.consent'),
    draft: await draftName(`recommend:${id}`),
    now: now(),
  })
}
