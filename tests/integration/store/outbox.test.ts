import { describe, expect, test } from 'vitest'
import type { OutgoingMail, Store } from '#lib/store/store.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'

async function queue(store: Store, mails: OutgoingMail[], createdAt = NOON): Promise<void> {
  const recommendation = makeRecommendation({ createdAt })
  await store.recommendations.insert({
    recommendation,
    idempotencyKey: recommendation.reference,
    consentText: '',
    mails,
  })
}

const leaseUntil = afterNoon({ minutes: 10 })

describe.each(DATABASES)('the outbox on $name', (database) => {
  test.each(HOSTILE_TEXTS)('%s come out of a mail as they went in', async (_, text) => {
    const { store } = await freshStore(database)
    const mail = makeMail({ subject: text, text, html: text, headers: { 'X-Test': text } })
    await queue(store, [mail])
    const taken = await store.outbox.claim(NOON, leaseUntil)
    expect(taken).toEqual({ ...mail, id: expect.any(String), createdAt: NOON, attempts: 1 })
  })

  test('a mail that is taken is nobody else’s until the lease ends', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail()])
    const first = await store.outbox.claim(NOON, leaseUntil)
    const early = await store.outbox.claim(leaseUntil.subtract({ milliseconds: 1 }), leaseUntil)
    expect(early).toBeUndefined()
    const again = await store.outbox.claim(leaseUntil, afterNoon({ hours: 1 }))
    expect(again).toEqual({ ...first, attempts: 2 })
  })

  test('mails are taken in the order in which they are due', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail({ subject: 'second' })], afterNoon({ seconds: 1 }))
    await queue(store, [makeMail({ subject: 'first' })])
    const mails = await claimAll(store, afterNoon({ minutes: 1 }))
    expect(mails.map(({ subject }) => subject)).toEqual(['first', 'second'])
  })

  test('ten takers at once take each mail once', async () => {
    const { store } = await freshStore(database)
    await queue(
      store,
      Array.from({ length: 25 }, () => makeMail()),
    )
    const taken = await Promise.all(Array.from({ length: 10 }, () => claimAll(store, NOON)))
    const ids = taken.flat().map(({ id }) => id)
    expect(ids).toHaveLength(25)
    expect(new Set(ids).size).toBe(25)
  })

  test('a sent mail is never taken again', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail()])
    const mail = await store.outbox.claim(NOON, leaseUntil)
    await store.outbox.setSent(mail?.id ?? '', NOON)
    expect(await store.outbox.claim(afterNoon({ hours: 999 }), leaseUntil)).toBeUndefined()
  })

  test('a mail put back is due again at its new time', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail()])
    const mail = await store.outbox.claim(NOON, leaseUntil)
    const retryAt = afterNoon({ minutes: 30 })
    await store.outbox.setFailed(mail?.id ?? '', { at: NOON, error: 'busy', retryAt })
    expect(await store.outbox.claim(afterNoon({ minutes: 29 }), retryAt)).toBeUndefined()
    expect(await store.outbox.claim(retryAt, afterNoon({ hours: 1 }))).toMatchObject({
      attempts: 2,
    })
  })

  test('a mail failed for good is not taken again, and is counted', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail(), makeMail()])
    const mail = await store.outbox.claim(NOON, leaseUntil)
    await store.outbox.setFailed(mail?.id ?? '', { at: NOON, error: 'no' })
    expect(await store.outbox.counts(NOON)).toEqual({ waiting: 1, failed: 1, oldestDue: NOON })
    expect(await claimAll(store, afterNoon({ hours: 999 }))).toHaveLength(1)
  })

  test('a late report of failure does not wake a mail that was sent since', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail()])
    const mail = await store.outbox.claim(NOON, leaseUntil)
    const id = mail?.id ?? ''
    await store.outbox.setSent(id, NOON)
    await store.outbox.setFailed(id, { at: NOON, error: 'late', retryAt: NOON })
    expect(await store.outbox.claim(afterNoon({ hours: 1 }), leaseUntil)).toBeUndefined()
  })

  test('an empty outbox counts nothing and names no oldest mail', async () => {
    const { store } = await freshStore(database)
    expect(await store.outbox.counts(NOON)).toEqual({ waiting: 0, failed: 0 })
  })

  test('a mail that is not due yet is waiting, but not the oldest due', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail()], afterNoon({ hours: 1 }))
    expect(await store.outbox.counts(NOON)).toEqual({ waiting: 1, failed: 0 })
  })

  test('ended mails are deleted at their time, waiting ones never', async () => {
    const { store } = await freshStore(database)
    await queue(store, [makeMail(), makeMail(), makeMail()])
    const sent = await store.outbox.claim(NOON, leaseUntil)
    const failed = await store.outbox.claim(NOON, leaseUntil)
    await store.outbox.setSent(sent?.id ?? '', NOON)
    await store.outbox.setFailed(failed?.id ?? '', { at: NOON, error: 'no' })
    expect(await store.outbox.deleteEnded(NOON.subtract({ milliseconds: 1 }))).toBe(0)
    expect(await store.outbox.deleteEnded(NOON)).toBe(2)
    expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 1, failed: 0 })
  })
})
