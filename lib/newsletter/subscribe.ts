import { hashToken, makeToken } from '#lib/config/token.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Store, Topic } from '#lib/store/store.ts'
import { hashCode, makeCode } from './code.ts'
import { alreadyMail, confirmMail } from './mails.ts'
import { newsletterSettings } from './settings.ts'

/** How long a confirmation can be used. */
const TERM = { hours: 7 * 24 }

/**
 * Takes a sign-up and mails what is to be mailed: a confirmation, or word that the address
 * is on the list already; nothing when it has had one within the hour or three within the
 * day, whoever asked. Tells its caller nothing, and does the same work for every address.
 */
export async function subscribe(
  input: { store: Store; email: string; topics: Topic[]; locale: Locale; now: Temporal.Instant },
  settings = newsletterSettings(),
): Promise<void> {
  const { store, email, topics, locale, now } = input
  const token = makeToken()
  const code = makeCode()
  await store.subscribers.askToConfirm({
    email,
    locale,
    topics,
    at: now,
    token: {
      hash: hashToken(token),
      codeHash: hashCode(settings.secret, email, code),
      expiresAt: now.add(TERM),
    },
    limits: [
      // Who has confirmed or left meanwhile has no mail left to use, and gets one.
      { since: now.subtract({ hours: 1 }), most: 1, open: true },
      { since: now.subtract({ hours: 24 }), most: 3 },
    ],
    mail: ({ id, status }) => {
      // Both are written, so that it cannot be told by the time which one was wanted.
      const confirm = confirmMail(settings, { email, locale, token, code })
      const already = alreadyMail(settings, { email, locale, subscriberId: id })
      return status === 'confirmed' ? already : confirm
    },
  })
}
