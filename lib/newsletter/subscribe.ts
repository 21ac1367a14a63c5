import { hashToken, makeToken } from '#lib/config/token.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { Store, Topic } from '#lib/store/store.ts'
import { hashCode, makeCode } from './code.ts'
import { alreadyMail, confirmMail, followMail } from './mails.ts'
import { newsletterSettings } from './settings.ts'

/** How long a confirmation can be used. */
const TERM = { hours: 7 * 24 }

/** An address gets at most one such mail an hour and three a day, whoever asks. */
export const MAILS_A_DAY = 3
export const HOURS_BETWEEN_MAILS = 1

export type SignUp = {
  store: Store
  email: string
  topics: Topic[]
  /** What is followed once the sign-up is confirmed, also by who is on the list already. */
  follows?: Follow[]
  locale: Locale
  now: Temporal.Instant
}

/**
 * Takes a sign-up and mails what is to be mailed: a confirmation, or word that the address is on
 * the list already, with a link that adds what is to be followed; nothing when a limit of mails is
 * reached. Tells its caller nothing, and does the same work for every address.
 */
export async function subscribe(input: SignUp, settings = newsletterSettings()): Promise<void> {
  const { store, email, topics, follows = [], locale, now } = input
  const token = makeToken()
  const code = makeCode()
  await store.subscribers.askToConfirm({
    email,
    locale,
    topics,
    follows,
    at: now,
    token: {
      hash: hashToken(token),
      codeHash: hashCode(settings.secret, email, code),
      expiresAt: now.add(TERM),
    },
    limits: [
      // Who has confirmed or left meanwhile has no mail left to use, and gets one.
      { since: now.subtract({ hours: HOURS_BETWEEN_MAILS }), most: 1, open: true },
      { since: now.subtract({ hours: 24 }), most: MAILS_A_DAY },
    ],
    mail: ({ id, status }) => {
      // All are written, so that it cannot be told by the time which one was wanted.
      const confirm = confirmMail(settings, { email, locale, token, code })
      const already = alreadyMail(settings, { email, locale, subscriberId: id })
      const follow = followMail(settings, { email, locale, token, subscriberId: id })
      if (status !== 'confirmed') return confirm
      return follows.length > 0 ? follow : already
    },
  })
}
