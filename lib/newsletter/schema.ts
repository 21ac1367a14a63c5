import { z } from 'zod'
import { emailSchema } from '#lib/forms/email.ts'
import type { FieldKind } from '#lib/forms/form-values.ts'
import { TOPICS } from '#lib/store/store.ts'

export const NEWSLETTER_FIELDS = {
  email: 'text',
  topics: 'boxes',
} as const satisfies Record<string, FieldKind>

/** What a subscriber may choose to get: at least one, in our order, each once. */
export const topicsSchema = z
  .array(z.enum(TOPICS, { error: 'topics.unknown' }), { error: 'topics.missing' })
  .min(1, { error: 'topics.missing' })
  .transform((topics) => TOPICS.filter((topic) => topics.includes(topic)))

/** A sign-up. Messages are keys under `errors`. */
export const newsletterSchema = z.object({ email: emailSchema, topics: topicsSchema })
