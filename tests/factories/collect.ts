import type { QueuedMail, Store } from '#lib/store/store.ts'

/** Collects the values of an async iterable. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const row of rows) all.push(row)
  return all
}

/** Claims all mails that are due at an instant and removes them from the outbox. */
export async function claimAll(store: Store, at: Temporal.Instant): Promise<QueuedMail[]> {
  const mails: QueuedMail[] = []
  while (true) {
    const mail = await store.outbox.claim(at, at.add({ hours: 1 }))
    if (!mail) return mails
    await store.outbox.setSent(mail.id, at)
    mails.push(mail)
  }
}
