import type { z } from 'zod'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import type { FormValues, Store } from '#lib/store/store.ts'
import { linkHashes } from './links.ts'
import { sentMail } from './mails.ts'
import { makeReference } from './reference.ts'
import { deletionTime } from './retention.ts'
import { personSchema, youSchema } from './schema.ts'
import { type RecommendSettings, recommendSettings } from './settings.ts'

/** How many copies one address gets within a day, whoever names it as the sender's. */
const COPIES = 3

function toRecommendation(
  person: z.infer<typeof personSchema>,
  you: z.infer<typeof youSchema>,
): Pick<Recommendation, 'person' | 'recommender'> {
  return {
    person: {
      name: person.name,
      place: person.place,
      knownFor: person['known-for'],
      qualities: person.qualities,
      story: person.story,
      ...(person.link && { link: person.link }),
    },
    recommender: { name: you['your-name'], email: you['your-email'], relation: you.relation },
  }
}

/**
 * Stores a complete recommendation, with a copy for its sender where one is wished, and gives
 * its reference, the same one however often it is sent with one idempotency key. Gives nothing
 * when the answers are not complete; rejects when they could not be stored.
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
  const { store, locale, now } = input
  const person = personSchema.safeParse(input.answers)
  const you = youSchema.safeParse(input.answers)
  if (!person.success || !you.success) return undefined
  const email = you.data['your-email']
  const mayCopy = you.data.copy && (await copiesTo(store, email, now)) < COPIES
  const made = makeReference()
  const deletesAt = deletionTime({ status: 'new', createdAt: now, hasAgreed: false, now })
  const { reference } = await store.recommendations.insert({
    recommendation: {
      reference: made,
      createdAt: now,
      locale,
      status: 'new',
      ...toRecommendation(person.data, you.data),
    },
    idempotencyKey: input.idempotencyKey,
    consentText: input.consentText,
    links: linkHashes(settings, made),
    draft: input.draft,
    mails: mayCopy ? [sentMail(settings, { reference: made, email, locale })] : [],
    ...(deletesAt && { deletesAt }),
  })
  return reference
}

function copiesTo(store: Store, email: string, now: Temporal.Instant): Promise<number> {
  return store.outbox.countTo({
    email,
    kind: 'recommend-sent',
    since: now.subtract({ hours: 24 }),
  })
}
