import type { Locale } from '#lib/site/locales.ts'
import type { Store } from '#lib/store/store.ts'
import { linksMail } from './mails.ts'
import { type RecommendSettings, recommendSettings } from './settings.ts'

/** How many mails with the links one recommendation is worth within an hour. */
const MOST = 1

/** A reference as people type it: in any case, with or without its sign and spaces. */
export function readReference(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return `WE-${signs.replace(/^WE/, '')}`
}

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
    limit: { since: now.subtract({ hours: 1 }), most: MOST },
    mail: ({ reference, recommender }) =>
      linksMail(settings, { reference, email: recommender.email, locale }),
  })
}
