import { ZONE } from '#lib/config/clock.ts'
import { hashToken } from '#lib/config/token.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { KeptAbout, Store, Topic } from '#lib/store/store.ts'

/** How long a reader may have no letters, in calendar months. */
const PAUSE = { months: 3 }

type Mine = { store: Store; token: string }

/** Changes a subscriber's topics and language by the leave link; false when the link is not ours. */
export function setPreferences(
  input: Mine & { locale: Locale; topics: Topic[] },
): Promise<boolean> {
  const { store, token, locale, topics } = input
  return store.subscribers.setPreferences(hashToken(token), { locale, topics })
}

/** The instant at which a pause that begins now ends by itself: the same time of day three months on. */
export function endOfPause(now: Temporal.Instant): Temporal.Instant {
  return now.toZonedDateTimeISO(ZONE).add(PAUSE).toInstant()
}

/**
 * Sends nothing for three months: letters and digests of that time are skipped, not kept. False when
 * the link is not ours.
 */
export function pause({ store, token, now }: Mine & { now: Temporal.Instant }): Promise<boolean> {
  return store.subscribers.setPaused(hashToken(token), endOfPause(now))
}

/** Ends a pause before its time; false when the link is not ours. */
export function resume({ store, token }: Mine): Promise<boolean> {
  return store.subscribers.setPaused(hashToken(token), undefined)
}

/** Stops following one thing; false when the link is not ours. */
export function unfollow({ store, token, follow }: Mine & { follow: Follow }): Promise<boolean> {
  return store.subscribers.unfollow(hashToken(token), follow)
}

/** All that is kept about the reader behind a leave link; changes nothing. */
export function keptAbout({ store, token }: Mine): Promise<KeptAbout | undefined> {
  return store.subscribers.keptAbout(hashToken(token))
}

/** Removes everything about the reader behind a leave link at once; false when the link is not ours. */
export async function erase({
  store,
  token,
  now,
}: Mine & { now: Temporal.Instant }): Promise<boolean> {
  const found = await store.subscribers.findByLeaveToken(hashToken(token))
  if (!found) return false
  // The audit log says that it was the reader's own wish, and not whose.
  await store.subscribers.remove(found.email, { at: now, by: 'reader' })
  return true
}
