import type { QueuedMail, Store } from '#lib/store/store.ts'

/** All that an iteration gives. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** All mails that are due at an instant, taken out of the outbox for good. */
export async function claimAll(store: Store, at: Temporal.Instant): Promise<QueuedMail[]> {
  const mails: QueuedMail[] = []
  while (true) {
    const mail = await store.outbox.claim(at, at.add({ hours: 1 }))
    if (!mail) return mails
    await store.outbox.setSent(mail.id, at)
    mails.push(mail)
  }
}
