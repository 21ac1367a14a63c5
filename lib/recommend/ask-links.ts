import { z } from 'zod'
import { emailSchema } from '#lib/forms/email.ts'
import { type FieldKind, requiredText } from '#lib/forms/form-values.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Store } from '#lib/store/store.ts'
import { linksMail } from './mails.ts'
import { readReference } from './reference.ts'
import { type RecommendSettings, recommendSettings } from './settings.ts'

export const LINKS_FIELDS = {
  reference: 'text',
  email: 'text',
} as const satisfies Record<string, FieldKind>

const LONGEST_REFERENCE = 40

/** By what a sender gets the links once more. Messages are keys under `errors`. */
export const linksSchema = z.object({
  reference: requiredText('reference', LONGEST_REFERENCE),
  email: emailSchema,
})

/** How many mails with the links one recommendation is worth within an hour. */
const MAX_MAILS_AN_HOUR = 1

/**
 * Mails the links of a recommendation to its sender once more, when reference and address
 * belong together. Tells its caller nothing, so that nobody learns who recommended.
 */
export async function askForLinks(
  input: { store: Store; reference: string; email: string; locale: Locale; now: Temporal.Instant },
  settings: RecommendSettings = recommendSettings(),
): Promise<void> {
  const { store, email, locale, now } = input
  await store.recommendations.mailSender({
    reference: readReference(input.reference),
    email,
    at: now,
    limit: { since: now.subtract({ hours: 1 }), most: MAX_MAILS_AN_HOUR },
    mail: ({ reference, recommender }) =>
      linksMail(settings, { reference, email: recommender.email, locale }),
  })
}
