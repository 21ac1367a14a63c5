import { textValue } from '#lib/forms/form-values.ts'
import { holdsLink, isTooFast, suspicionOf } from '#lib/forms/spam.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { SentFields } from '#lib/store/recommendation-fields.ts'
import type { FormValues, OutgoingMail, Store } from '#lib/store/store.ts'
import { linkHashes } from './links.ts'
import { sentMail } from './mails.ts'
import { makeReference } from './reference.ts'
import { deletionTime } from './retention.ts'
import { parseAnswers } from './schema.ts'
import { type RecommendSettings, recommendSettings } from './settings.ts'

/** How many copies one address gets within a day, whoever names it as the sender's. */
const MAX_COPIES_A_DAY = 3

/** Names of the draft's answers that are not fields of the form. */
export const DRAFT_KEYS = { began: 'began', trapped: ['trapped-person', 'trapped-you'] } as const

function suspicion(
  answers: FormValues,
  { person, recommender }: SentFields,
  now: Temporal.Instant,
) {
  return suspicionOf({
    'hidden-field': DRAFT_KEYS.trapped.some((name) => textValue(answers, name) === 'yes'),
    'too-fast': isTooFast(textValue(answers, DRAFT_KEYS.began), now),
    'link-in-name': [person.name, person.place, recommender.name].some(holdsLink),
  })
}

/**
 * Stores a complete recommendation, with a copy for its sender where one is wished, and gives
 * its reference, the same one however often it is sent with one idempotency key. One that looks
 * like a robot's is stored too, held back and without mails, until an editor releases it. Gives
 * nothing when the answers are not complete; rejects when they could not be stored.
 */
export async function submitRecommendation(
  input: {
    store: Store
    answers: FormValues
    locale: Locale
    idempotencyKey: string
    consentText: string
    /** The draft that goes with the storing. */
    draft?: { key: string; form: string } | undefined
    now: Temporal.Instant
  },
  settings: RecommendSettings = recommendSettings(),
): Promise<string | undefined> {
  const { store, answers, locale, now } = input
  const parsed = parseAnswers(answers)
  if (!parsed) return undefined
  const { fields, wantsCopy } = parsed
  const reasons = suspicion(answers, fields, now)
  const made = makeReference()
  const deletesAt = deletionTime({ status: 'new', createdAt: now, hasAgreed: false, now })
  const about = { reference: made, email: fields.recommender.email, locale }
  const { reference } = await store.recommendations.insert({
    recommendation: {
      reference: made,
      createdAt: now,
      locale,
      status: 'new',
      ...fields,
      ...(reasons && { suspicion: reasons }),
    },
    idempotencyKey: input.idempotencyKey,
    consentText: input.consentText,
    wantsCopy,
    links: linkHashes(settings, made),
    draft: input.draft,
    mails: wantsCopy && !reasons ? await copies(store, about, now, settings) : [],
    ...(deletesAt && { deletesAt }),
  })
  return reference
}

/** The sender's copy, unless the address has had its copies of the day. */
async function copies(
  store: Store,
  about: Parameters<typeof sentMail>[1],
  now: Temporal.Instant,
  settings: RecommendSettings,
): Promise<OutgoingMail[]> {
  const sent = await store.outbox.countTo({
    email: about.email,
    kind: 'recommend-sent',
    since: now.subtract({ hours: 24 }),
  })
  return sent < MAX_COPIES_A_DAY ? [sentMail(settings, about)] : []
}

/**
 * Makes a recommendation that was held back a regular one, for an editor, and writes the mails
 * that it would have had. False when it is not held back (any more).
 */
export async function releaseRecommendation(
  input: { store: Store; reference: string; by: `${string}@${string}`; now: Temporal.Instant },
  settings: RecommendSettings = recommendSettings(),
): Promise<boolean> {
  const { store, reference, by, now } = input
  const found = await store.recommendations.findCase(reference)
  if (!found?.suspicion) return false
  const about = { reference, email: found.recommender.email, locale: found.locale }
  const mails = found.wantsCopy ? await copies(store, about, now, settings) : []
  return store.recommendations.release({ reference, by, at: now, mails })
}
