import { z } from 'zod'
import { emailSchema } from '#lib/forms/email.ts'
import type { FieldKind } from '#lib/forms/form-values.ts'
import { TOPICS } from '#lib/store/store.ts'

export const NEWSLETTER_FIELDS = {
  email: 'text',
  topics: 'boxes',
  /** What to follow, as `kind:target`; only what can be followed may be left in it. */
  follow: 'boxes',
} as const satisfies Record<string, FieldKind>

/** What a subscriber may choose to get, in our order, each once. */
export const topicsSchema = z
  .array(z.enum(TOPICS, { error: 'topics.unknown' }), { error: 'topics.missing' })
  .transform((topics) => TOPICS.filter((topic) => topics.includes(topic)))

const chosen = z.object({
  topics: z.array(z.unknown()).default([]),
  follow: z.array(z.unknown()).default([]),
})

/** Whether a topic is chosen, or something is followed. */
function choosesSomething(answers: unknown): boolean {
  const { data } = chosen.safeParse(answers)
  return data !== undefined && data.topics.length + data.follow.length > 0
}

/** A sign-up. Messages are keys under `errors`. */
export const newsletterSchema = z
  .object({ email: emailSchema, topics: topicsSchema, follow: z.array(z.string()).default([]) })
  .refine(choosesSomething, { path: ['topics'], error: 'topics.missing', when: () => true })
