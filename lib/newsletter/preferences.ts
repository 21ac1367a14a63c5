import { hashToken } from '#lib/config/token.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Store, Topic } from '#lib/store/store.ts'

/** Changes a subscriber's topics and language by the leave link; false when the link is not ours. */
export function setPreferences(input: {
  store: Store
  token: string
  locale: Locale
  topics: Topic[]
}): Promise<boolean> {
  const { store, token, locale, topics } = input
  return store.subscribers.setPreferences(hashToken(token), { locale, topics })
}
