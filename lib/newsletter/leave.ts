import { hashToken } from '#lib/config/token.ts'
import type { Store, Subscriber } from '#lib/store/store.ts'

/** The subscriber whom a leave link belongs to; changes nothing. */
export function findByLeaveToken(input: {
  store: Store
  token: string
}): Promise<Subscriber | undefined> {
  return input.store.subscribers.findByLeaveToken(hashToken(input.token))
}

/** Ends a subscription; true also when it had ended before, false when the link is not ours. */
export function leave(input: {
  store: Store
  token: string
  now: Temporal.Instant
}): Promise<boolean> {
  return input.store.subscribers.setLeft(hashToken(input.token), true, input.now)
}

/** Takes an ended subscription up again by the same link; false when the link is not ours. */
export function comeBack(input: {
  store: Store
  token: string
  now: Temporal.Instant
}): Promise<boolean> {
  return input.store.subscribers.setLeft(hashToken(input.token), false, input.now)
}
