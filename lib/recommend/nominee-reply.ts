import { z } from 'zod'
import { hashToken } from '#lib/config/token.ts'
import {
  type FieldErrors,
  fieldErrors,
  optionalText,
  requiredText,
} from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import {
  CONSENT_SCOPES,
  type ConsentScope,
  type NomineeReply,
  type RecommendationCase,
  type RecommendationStatus,
} from '#lib/store/recommendation-types.ts'
import type { FormValues, Store } from '#lib/store/store.ts'
import { hasAgreed } from './move.ts'
import { deletionTime } from './retention.ts'

/** Changes whenever the words beside the consent boxes do, in any language. */
export const CONSENT_VERSION = '2026-11-30'

const LONGEST_CORRECTION = 5_000
const LONGEST_CONTACT = 300

/** What the person agrees to. Messages are keys under `errors`. */
export const agreeSchema = z.object({
  scope: z
    .array(z.enum(CONSENT_SCOPES, { error: 'scope.unknown' }), { error: 'scope.missing' })
    .refine((ticked) => ticked.includes('story'), { error: 'scope.missing' })
    .transform((ticked) => CONSENT_SCOPES.filter((scope) => ticked.includes(scope))),
  contact: optionalText(LONGEST_CONTACT),
})

/** What the person says is wrong. Messages are keys under `errors`. */
export const correctSchema = z.object({
  correction: requiredText('correction', LONGEST_CORRECTION),
})

const FORMS = new Map<string, z.ZodType>([
  ['agree', agreeSchema],
  ['correct', correctSchema],
])

/** What is wrong with what was typed into one of the two forms; nothing for any other. */
export function nomineeErrors(form: string, answers: FormValues): FieldErrors {
  const schema = FORMS.get(form)
  const error = schema?.safeParse(answers).error
  return error ? fieldErrors(error) : {}
}

const OPEN: readonly RecommendationStatus[] = ['new', 'reading', 'asked']

function statusAfter(status: RecommendationStatus, kind: NomineeReply['kind']) {
  if (kind === 'agree') return OPEN.includes(status) ? 'agreed' : status
  // Somebody has to read it again before anything else happens.
  return status === 'asked' ? 'reading' : status
}

/** The recommendation behind the link of the person named; changes nothing. */
export function findByNomineeToken(store: Store, token: string) {
  return store.recommendations.findByLink('nominee', hashToken(token))
}

type Said =
  | { kind: 'agree'; scope: ConsentScope[]; consentText: string; contact: string }
  | { kind: 'correct'; text: string }

/** Keeps what the person named says; false when the link leads nowhere (any more). */
export async function replyAsNominee(input: {
  store: Store
  token: string
  locale: Locale
  said: Said
  now: Temporal.Instant
}): Promise<boolean> {
  const { store, token, locale, said, now } = input
  const found = await findByNomineeToken(store, token)
  if (!found) return false
  return store.recommendations.answer({
    reference: found.reference,
    answer: { ...said, at: now, by: 'nominee', locale, textVersion: CONSENT_VERSION },
    decide: (current: RecommendationCase) => {
      const status = statusAfter(current.status, said.kind)
      const agreed = said.kind === 'agree' || hasAgreed(current)
      const { createdAt } = current
      const deletesAt = deletionTime({ status, createdAt, answeredAt: now, hasAgreed: agreed, now })
      return { status, deletesAt }
    },
  })
}

/** Removes everything at once because the person named wishes it. */
export async function removeAsNominee(input: {
  store: Store
  token: string
  now: Temporal.Instant
}): Promise<boolean> {
  const { store, token, now } = input
  const found = await findByNomineeToken(store, token)
  if (!found) return false
  const { reference } = found
  return store.recommendations.remove({ reference, by: 'nominee', why: 'nominee', at: now })
}
