import type { z } from 'zod'
import type { Locale } from '#lib/site/locales.ts'
import type { Answers, Recommendation, Store } from '#lib/store/store.ts'
import { makeReference } from './reference.ts'
import { personSchema, youSchema } from './schema.ts'

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
 * Stores a complete recommendation and gives its reference, the same one however often it
 * is sent with one idempotency key. Gives nothing when the answers are not complete;
 * rejects when they could not be stored.
 */
export async function submitRecommendation(input: {
  store: Store
  answers: Answers
  locale: Locale
  idempotencyKey: string
  consentText: string
  now: Temporal.Instant
}): Promise<string | undefined> {
  const person = personSchema.safeParse(input.answers)
  const you = youSchema.safeParse(input.answers)
  if (!person.success || !you.success) return undefined
  const { reference } = await input.store.recommendations.insert({
    recommendation: {
      reference: makeReference(),
      createdAt: input.now,
      locale: input.locale,
      status: 'new',
      ...toRecommendation(person.data, you.data),
    },
    idempotencyKey: input.idempotencyKey,
    consentText: input.consentText,
    mails: [],
  })
  return reference
}
