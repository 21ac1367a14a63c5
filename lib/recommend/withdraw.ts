import { hashToken } from '#lib/config/token.ts'
import type { Store } from '#lib/store/store.ts'

/** The recommendation behind the sender's own link; changes nothing. */
export function findByStatusToken(store: Store, token: string) {
  return store.recommendations.findByLink('status', hashToken(token))
}

/**
 * Takes a recommendation back for its sender: all of it goes. False when the link leads
 * nowhere (any more).
 */
export async function withdraw(input: {
  store: Store
  token: string
  now: Temporal.Instant
}): Promise<boolean> {
  const { store, token, now } = input
  const found = await findByStatusToken(store, token)
  if (!found) return false
  const { reference } = found
  return store.recommendations.remove({ reference, by: 'sender', why: 'sender', at: now })
}
