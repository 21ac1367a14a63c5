'use server'

import { redirect } from 'next/navigation'
import { deleteDraft, saveDraft } from '#app/draft.ts'
import { formLocale, formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { type FieldKind, readFormValues } from '#lib/forms/form-values.ts'
import { type Translator, translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import {
  agreeSchema,
  correctSchema,
  findByNomineeToken,
  removeAsNominee,
  replyAsNominee,
} from '#lib/recommend/nominee-reply.ts'
import type { ConsentScope } from '#lib/store/recommendation-types.ts'
import { sharedStore } from '#lib/store/shared.ts'

const AGREE = { scope: 'boxes', contact: 'text' } as const satisfies Record<string, FieldKind>
const CORRECT = { correction: 'text' } as const satisfies Record<string, FieldKind>

/** The page again, with what was typed and what is wrong with it. */
async function back(form: FormData, error: string, fields: Record<string, FieldKind>) {
  const token = formText(form, 'token')
  const found = await findByNomineeToken(await sharedStore(), token)
  // Under the reference, so that it goes together with the recommendation.
  if (found) {
    await saveDraft('nominee', { ...readFormValues(form, fields), reference: found.reference })
  }
  redirect(`${paths.nominee(formLocale(form))}?${new URLSearchParams({ token, error })}`)
}

async function done(form: FormData): Promise<never> {
  await deleteDraft('nominee')
  const token = formText(form, 'token')
  redirect(`${paths.nominee(formLocale(form))}?${new URLSearchParams({ token })}`)
}

function consentWords(t: Translator, scope: ConsentScope[]): string {
  return scope.map((one) => t(`nominee.scopes.${one}`)).join('\n')
}

/** Keeps what the person named agrees to. */
export async function agree(form: FormData): Promise<void> {
  const parsed = agreeSchema.safeParse(readFormValues(form, AGREE))
  if (!parsed.success) return back(form, 'agree', AGREE)
  const { scope, contact } = parsed.data
  const locale = formLocale(form)
  await replyAsNominee({
    store: await sharedStore(),
    token: formText(form, 'token'),
    locale,
    said: { kind: 'agree', scope, contact, consentText: consentWords(translator(locale), scope) },
    now: now(),
  })
  await done(form)
}

/** Keeps what the person named says is wrong. */
export async function correct(form: FormData): Promise<void> {
  const parsed = correctSchema.safeParse(readFormValues(form, CORRECT))
  if (!parsed.success) return back(form, 'correct', CORRECT)
  await replyAsNominee({
    store: await sharedStore(),
    token: formText(form, 'token'),
    locale: formLocale(form),
    said: { kind: 'correct', text: parsed.data.correction },
    now: now(),
  })
  await done(form)
}

/** Removes everything that was said about the person. */
export async function removeAll(form: FormData): Promise<void> {
  const token = formText(form, 'token')
  const page = paths.nominee(formLocale(form))
  const removed = await removeAsNominee({ store: await sharedStore(), token, now: now() })
  await deleteDraft('nominee')
  redirect(`${page}?state=${removed ? 'removed' : 'gone'}`)
}
