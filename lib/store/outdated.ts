import type { Store } from './store.ts'

/**
 * Deletes what has been kept long enough: drafts past their end, sign-ups nobody confirmed,
 * mails thirty days after they went or failed, and, thirty days after leaving, all of a
 * subscriber but a hashed mark. To be called now and then; calling it twice does no harm.
 */
export async function deleteOutdated(store: Store, at: Temporal.Instant): Promise<void> {
  const monthAgo = at.subtract({ hours: 30 * 24 })
  await store.drafts.deleteExpired(at)
  await store.subscribers.deleteUnconfirmed(at)
  await store.subscribers.deleteCodeTries(at.subtract({ hours: 1 }))
  await store.subscribers.forgetLeft(monthAgo)
  await store.outbox.deleteEnded(monthAgo)
}
