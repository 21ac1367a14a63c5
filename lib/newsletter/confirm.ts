import { hashToken } from '#lib/config/token.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { Store, Subscriber } from '#lib/store/store.ts'
import { hashCode } from './code.ts'
import { leaveToken } from './links.ts'
import { welcomeMail } from './mails.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'

const WRONG_CODES = 5

/** `added` when the reader was on the list already and follows something more. */
export type Confirmed = 'confirmed' | 'added' | 'used' | 'unknown'

async function confirmByHash(
  store: Store,
  hash: string,
  now: Temporal.Instant,
  settings: NewsletterSettings,
): Promise<Confirmed> {
  const found = await store.subscribers.findByConfirmation(hash, now)
  if (!found) return 'unknown'
  return store.subscribers.confirm({
    hash,
    at: now,
    leaveTokenHash: hashToken(leaveToken(settings, found.subscriber.id)),
    mail: (subscriber) => welcomeMail(settings, subscriber, found.follows.length > 0),
  })
}

/** Whom a mailed link is about, whether it still confirms, and what it adds; changes nothing. */
export function findConfirmation(input: {
  store: Store
  token: string
  now: Temporal.Instant
}): Promise<{ subscriber: Subscriber; usable: boolean; follows: Follow[] } | undefined> {
  return input.store.subscribers.findByConfirmation(hashToken(input.token), input.now)
}

/** Confirms by the mailed link: `used` when it was before, `unknown` when it never was or has ended. */
export function confirmByToken(
  input: { store: Store; token: string; now: Temporal.Instant },
  settings = newsletterSettings(),
): Promise<Confirmed> {
  return confirmByHash(input.store, hashToken(input.token), input.now, settings)
}

/**
 * Confirms by the mailed code, typed with or without spaces. After five wrong codes within
 * an hour an address gets `tooMany` for every code, right or not, and known or not.
 */
export async function confirmByCode(
  input: { store: Store; email: string; code: string; now: Temporal.Instant },
  settings = newsletterSettings(),
): Promise<'confirmed' | 'added' | 'wrong' | 'tooMany'> {
  const { store, email, code, now } = input
  const limit = { at: now, since: now.subtract({ hours: 1 }), most: WRONG_CODES }
  if (!(await store.subscribers.takeCodeTry(email, limit))) return 'tooMany'
  const open = await store.subscribers.findByCode(
    email,
    hashCode(settings.secret, email, code),
    now,
  )
  if (!open) return 'wrong'
  const outcome = await confirmByHash(store, open.hash, now, settings)
  if (outcome === 'unknown') return 'wrong'
  await store.subscribers.clearCodeTries(email)
  return outcome === 'added' ? 'added' : 'confirmed'
}
