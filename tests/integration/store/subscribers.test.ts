import { describe, expect, test } from 'vitest'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

const WEEK = { hours: 7 * 24 }

function bounce(store: Store, email: string) {
  return store.suppressions.add({ email, reason: 'no-mailbox', note: '', at: NOON, by: 'site' })
}

describe.each(DATABASES)('subscribers on $name', (database) => {
  test('an unknown address and an unknown leave link are not found', async () => {
    const { store } = await freshStore(database)
    expect(await store.subscribers.find('nobody@example.org')).toBeUndefined()
    expect(await store.subscribers.findByLeaveToken('none')).toBeUndefined()
    expect(await store.subscribers.setLeft('none', true, NOON)).toBe(false)
    expect(
      await store.subscribers.setPreferences('none', { locale: 'en', topics: ['letter'] }),
    ).toBe(false)
  })

  test('a pending address has no leave link yet', async () => {
    const { store } = await freshStore(database)
    const request = makeRequest()
    await store.subscribers.askToConfirm(request)
    expect(await store.subscribers.findByLeaveToken(`leave-${request.token.hash}`)).toBeUndefined()
  })

  test('leaving, leaving again, and coming back', async () => {
    const { store } = await freshStore(database)
    const { subscriber, leaveHash } = await confirmedSubscriber(store)
    const { setLeft, findByLeaveToken } = store.subscribers
    expect(await setLeft(leaveHash, true, NOON)).toBe(true)
    expect(await setLeft(leaveHash, true, NOON)).toBe(true)
    expect(await findByLeaveToken(leaveHash)).toEqual({ ...subscriber, status: 'left' })
    expect(await setLeft(leaveHash, false, NOON)).toBe(true)
    expect(await findByLeaveToken(leaveHash)).toEqual(subscriber)
  })

  test('who comes back is not forgotten later', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await store.subscribers.setLeft(leaveHash, true, NOON)
    await store.subscribers.setLeft(leaveHash, false, NOON)
    expect(await store.subscribers.forgetLeft(afterNoon({ hours: 9_999 }))).toBe(0)
    expect(await store.subscribers.find('reader@example.org')).toBeDefined()
  })

  test('“come back” does not wake an address that bounces', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await bounce(store, 'READER@example.org')
    await store.subscribers.setLeft(leaveHash, false, NOON)
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({
      status: 'bounced',
    })
  })

  test('a bounce stops confirmed addresses only', async () => {
    const { store } = await freshStore(database)
    await store.subscribers.askToConfirm(makeRequest())
    await bounce(store, 'reader@example.org')
    await bounce(store, 'nobody@example.org')
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({
      status: 'pending',
    })
  })

  test('an address that bounced can sign up again', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    await bounce(store, 'reader@example.org')
    await confirmedSubscriber(store)
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({
      status: 'confirmed',
    })
  })

  test('language and topics are changed by the leave link', async () => {
    const { store } = await freshStore(database)
    const { subscriber, leaveHash } = await confirmedSubscriber(store)
    const to = { locale: 'kk', topics: ['changes', 'heroes'] } as const
    expect(
      await store.subscribers.setPreferences(leaveHash, { ...to, topics: [...to.topics] }),
    ).toBe(true)
    expect(await store.subscribers.findByLeaveToken(leaveHash)).toEqual({ ...subscriber, ...to })
  })

  test('the list has everybody in the order of signing up, over several pages', async () => {
    const { store } = await freshStore(database)
    const emails = Array.from({ length: 1_001 }, (_, i) => `r${i}@example.org`)
    for (const [i, email] of emails.entries()) {
      await store.subscribers.askToConfirm(makeRequest({ email, at: afterNoon({ seconds: i }) }))
    }
    const listed = await collect(store.subscribers.list())
    expect(listed.map(({ email }) => email)).toEqual(emails)
  }, 30_000)

  test.each([
    ['stays while its link works', '2026-12-01T06:59:59.999Z', 0],
    ['goes when its link ends', '2026-12-01T07:00:00Z', 1],
  ])('an unconfirmed address %s', async (_, instant, deleted) => {
    const { store } = await freshStore(database)
    await store.subscribers.askToConfirm(makeRequest())
    const at = Temporal.Instant.from(instant)
    expect(await store.subscribers.deleteUnconfirmed(at)).toBe(deleted)
    const found = await store.subscribers.find('reader@example.org')
    expect(found === undefined).toBe(deleted === 1)
  })

  test('an address asked again lives as long as its newest link', async () => {
    const { store } = await freshStore(database)
    await store.subscribers.askToConfirm(makeRequest())
    await store.subscribers.askToConfirm(makeRequest({ at: afterNoon({ hours: 24 }) }))
    expect(await store.subscribers.deleteUnconfirmed(afterNoon(WEEK))).toBe(0)
    expect(await store.subscribers.deleteUnconfirmed(afterNoon({ hours: 8 * 24 }))).toBe(1)
  })

  test('confirmed addresses and their used links stay, dead links go', async () => {
    const { store } = await freshStore(database)
    const { confirmHash } = await confirmedSubscriber(store)
    const dead = makeRequest()
    await store.subscribers.askToConfirm(dead)
    const later = afterNoon({ hours: 999 })
    expect(await store.subscribers.deleteUnconfirmed(later)).toBe(0)
    expect(await store.subscribers.findByConfirmation(confirmHash, later)).toBeDefined()
    expect(await store.subscribers.findByConfirmation(dead.token.hash, later)).toBeUndefined()
  })

  test('who left, was asked again and did not answer has left still', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await store.subscribers.setLeft(leaveHash, true, NOON)
    await store.subscribers.askToConfirm(makeRequest())
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({
      status: 'pending',
    })
    expect(await store.subscribers.deleteUnconfirmed(afterNoon(WEEK))).toBe(0)
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({ status: 'left' })
  })

  test('sign-ups during the cleaning keep their links', async () => {
    const { store } = await freshStore(database)
    const emails = Array.from({ length: 20 }, (_, i) => `r${i}@example.org`)
    for (const email of emails) await store.subscribers.askToConfirm(makeRequest({ email }))
    const at = afterNoon(WEEK)
    const again = emails.map((email) => makeRequest({ email, at }))
    const [, ...asked] = await Promise.all([
      store.subscribers.deleteUnconfirmed(at),
      ...again.map((request) => store.subscribers.askToConfirm(request)),
    ])
    expect(asked.every(Boolean)).toBe(true)
    for (const { token } of again) {
      expect(await store.subscribers.findByConfirmation(token.hash, at)).toMatchObject({
        usable: true,
      })
    }
  })

  test('of those who left, nothing but a mark is kept, from its time on', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await store.subscribers.setLeft(leaveHash, true, NOON)
    expect(await store.subscribers.forgetLeft(NOON.subtract({ milliseconds: 1 }))).toBe(0)
    expect(await store.subscribers.hasLeft('reader@example.org')).toBe(false)
    expect(await store.subscribers.forgetLeft(NOON)).toBe(1)
    expect(await store.subscribers.find('reader@example.org')).toBeUndefined()
    expect(await store.subscribers.findByLeaveToken(leaveHash)).toBeUndefined()
    expect(await store.subscribers.hasLeft('READER@example.org')).toBe(true)
    expect(await store.subscribers.hasLeft('other@example.org')).toBe(false)
  })

  test('who confirms anew is no longer marked, and may leave and be forgotten twice', async () => {
    const { store } = await freshStore(database)
    for (let round = 0; round < 2; round++) {
      const { leaveHash } = await confirmedSubscriber(store)
      expect(await store.subscribers.hasLeft('reader@example.org')).toBe(false)
      await store.subscribers.setLeft(leaveHash, true, NOON)
      expect(await store.subscribers.forgetLeft(NOON)).toBe(1)
    }
    expect(await store.subscribers.hasLeft('reader@example.org')).toBe(true)
  })
})
