'use server'

import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { redirect } from 'next/navigation'
import { deleteDraft, draftName, readDraft, saveDraft } from '#app/draft.ts'
import { writeFormCookie } from '#app/form-cookies.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { readFormValues, textValue } from '#lib/forms/form-values.ts'
import { isTrapped, millisecondsEarly } from '#lib/forms/spam.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { signReference } from '#lib/recommend/links.ts'
import { makeReference } from '#lib/recommend/reference.ts'
import { PERSON_FIELDS, YOU_FIELDS } from '#lib/recommend/schema.ts'
import { recommendSettings } from '#lib/recommend/settings.ts'
import { errorsIn, firstOpenStep, type Step } from '#lib/recommend/steps.ts'
import { submitRecommendation } from '#lib/recommend/submit.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { SENT_COOKIE } from './sent-cookie.ts'

const FIELDS = { person: PERSON_FIELDS, you: YOU_FIELDS } as const

/** Keeps the answers to one step, then leads on: to the errors in them, or to the next open step. */
async function saveStep(form: FormData, step: keyof typeof FIELDS): Promise<never> {
  const locale = formLocale(form)
  const before = await readDraft('recommend')
  const answers = {
    key: randomUUID(),
    began: now().toString(),
    ...before,
    ...readFormValues(form, FIELDS[step]),
    ...(isTrapped(form) && { robot: 'yes' }),
  }
  await saveDraft('recommend', answers)
  if (Object.keys(errorsIn(step, answers)).length > 0) {
    redirect(`${paths.recommend(locale, step)}?error=1`)
  }
  redirect(paths.recommend(locale, firstOpenStep(answers)))
}

/** Keeps who is recommended and for what. */
export async function savePerson(form: FormData): Promise<void> {
  await saveStep(form, 'person')
}

/** Keeps who recommends. */
export async function saveYou(form: FormData): Promise<void> {
  await saveStep(form, 'you')
}

/** Stores the recommendation durably, once however often it is sent, then leads to the thanks. */
export async function sendRecommendation(form: FormData): Promise<void> {
  const locale = formLocale(form)
  const reference = await storeOnce(locale, formText(form, 'key'))
  if (!reference) redirect(paths.recommend(locale, await openStep()))
  await writeFormCookie(SENT_COOKIE, signReference(recommendSettings(), reference))
  redirect(paths.recommend(locale, 'sent'))
}

async function openStep(): Promise<Step> {
  return firstOpenStep(await readDraft('recommend'))
}

/** The reference under which this sending is stored; nothing when answers are missing. */
async function storeOnce(locale: Locale, idempotencyKey: string): Promise<string | undefined> {
  const store = await sharedStore()
  const answers = await readDraft('recommend')
  // A second click, or a tab left open: what was stored under its key is what was sent.
  if (textValue(answers, 'key') !== idempotencyKey) {
    return store.recommendations.findReference(idempotencyKey)
  }
  await sleep(millisecondsEarly(textValue(answers, 'began'), now()))
  if (answers.robot) {
    // A robot sees the thanks that a person sees, and nothing of it is kept.
    await deleteDraft('recommend')
    return makeReference()
  }
  return submitRecommendation({
    store,
    answers,
    locale,
    idempotencyKey,
    consentText: translator(locale)('recommend.consent'),
    draft: await draftName('recommend'),
    now: now(),
  })
}
