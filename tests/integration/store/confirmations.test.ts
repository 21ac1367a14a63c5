import { describe, expect, test, vi } from 'vitest'
import type { Store } from '#lib/store/store.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

function confirm(store: Store, hash: string, at = NOON) {
  const mail = () => makeMail({ kind: 'welcome' })
  return store.subscribers.confirm({ hash, at, leaveTokenHash: `leave-${hash}`, mail })
}

const HOURLY = [{ since: NOON.subtract({ hours: 1 }), most: 1 }]
const DAY = { hours: 24 }

describe.each(DATABASES)('confirmations on $name', (database) => {
  test('asking a new address makes it pending and queues the mail', async () => {
    const { store } = await freshStore(database)
    const request = makeRequest({ email: 'Aigerim@Example.org', topics: ['changes', 'heroes'] })
    expect(await store.subscribers.askToConfirm(request)).toBe(true)
    expect(await store.subscribers.find('aigerim@example.ORG')).toEqual({
      id: expect.any(String),
      email: 'Aigerim@Example.org',
      locale: 'ru',
      topics: ['changes', 'heroes'],
      status: 'pending',
      createdAt: NOON,
    })
    expect((await claimAll(store, NOON)).map(({ kind }) => kind)).toEqual(['confirm'])
  })

  test('two spellings of one address are one subscriber, spelt as written last', async () => {
    const { store } = await freshStore(database)
    await store.subscribers.askToConfirm(makeRequest({ email: 'a@example.org' }))
    await store.subscribers.askToConfirm(makeRequest({ email: 'A@example.org' }))
    expect((await collect(store.subscribers.list())).map(({ email }) => email)).toEqual([
      'A@example.org',
    ])
  })

  test('the mail is chosen by whom the address belongs to', async () => {
    const { store } = await freshStore(database)
    const { subscriber } = await confirmedSubscriber(store)
    const mail = vi.fn(() => makeMail())
    await store.subscribers.askToConfirm(makeRequest({ mail }))
    expect(mail).toHaveBeenCalledWith({ id: subscriber.id, status: 'confirmed' })
  })

  test('asking a confirmed address changes neither its status nor its choices', async () => {
    const { store } = await freshStore(database)
    const { subscriber } = await confirmedSubscriber(store)
    await store.subscribers.askToConfirm(
      makeRequest({ email: 'READER@example.org', locale: 'en', topics: ['heroes'] }),
    )
    expect(await store.subscribers.find('reader@example.org')).toEqual(subscriber)
  })

  test('asking again replaces language, topics and the open confirmation', async () => {
    const { store } = await freshStore(database)
    const first = makeRequest()
    const second = makeRequest({ locale: 'kk', topics: ['heroes'] })
    await store.subscribers.askToConfirm(first)
    await store.subscribers.askToConfirm(second)
    expect(await confirm(store, first.token.hash)).toBe('unknown')
    expect(await confirm(store, second.token.hash)).toBe('confirmed')
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({
      locale: 'kk',
      topics: ['heroes'],
      status: 'confirmed',
    })
  })

  test.each([
    ['just within the hour', { minutes: 59, seconds: 59, milliseconds: 999 }, false],
    ['an hour later', { hours: 1 }, true],
  ])('a second request %s', async (_, later, isSent) => {
    const { store } = await freshStore(database)
    await store.subscribers.askToConfirm(makeRequest({ limits: HOURLY }))
    const at = afterNoon(later)
    const limits = [{ since: at.subtract({ hours: 1 }), most: 1 }]
    expect(await store.subscribers.askToConfirm(makeRequest({ at, limits }))).toBe(isSent)
    expect(await claimAll(store, at)).toHaveLength(isSent ? 2 : 1)
  })

  test('the limit of a day holds beside that of an hour', async () => {
    const { store } = await freshStore(database)
    const outcomes: boolean[] = []
    for (const hours of [0, 1, 2, 3, 23, 24]) {
      const at = afterNoon({ hours })
      const limits = [
        { since: at.subtract({ hours: 1 }), most: 1 },
        { since: at.subtract(DAY), most: 3 },
      ]
      outcomes.push(await store.subscribers.askToConfirm(makeRequest({ at, limits })))
    }
    expect(outcomes).toEqual([true, true, true, false, false, true])
  })

  test('a request over the limit leaves everything as it was', async () => {
    const { store } = await freshStore(database)
    const first = makeRequest({ limits: HOURLY })
    await store.subscribers.askToConfirm(first)
    const before = await store.subscribers.find('reader@example.org')
    const over = makeRequest({ limits: HOURLY, locale: 'en', topics: ['heroes'] })
    expect(await store.subscribers.askToConfirm(over)).toBe(false)
    expect(await store.subscribers.find('reader@example.org')).toEqual(before)
    expect(await store.subscribers.findByConfirmation(over.token.hash, NOON)).toBeUndefined()
    expect(await confirm(store, first.token.hash)).toBe('confirmed')
  })

  test.each([
    ['a new address', false],
    ['a confirmed address', true],
  ])('twenty requests at once for %s send one mail', async (_, isConfirmed) => {
    const { store } = await freshStore(database)
    if (isConfirmed) await confirmedSubscriber(store, { at: NOON.subtract({ hours: 2 }) })
    await claimAll(store, NOON)
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.subscribers.askToConfirm(
          makeRequest({
            email: i % 2 ? 'reader@example.org' : 'Reader@example.org',
            limits: HOURLY,
          }),
        ),
      ),
    )
    expect(asked.filter(Boolean)).toHaveLength(1)
    expect(await claimAll(store, NOON)).toHaveLength(1)
    expect(await collect(store.subscribers.list())).toHaveLength(1)
  })

  test('limits count one address only', async () => {
    const { store } = await freshStore(database)
    await store.subscribers.askToConfirm(makeRequest({ limits: HOURLY }))
    const other = makeRequest({ email: 'other@example.org', limits: HOURLY })
    expect(await store.subscribers.askToConfirm(other)).toBe(true)
    const hourAgo = NOON.subtract({ hours: 1 })
    expect(await store.subscribers.confirmationsSince('READER@example.org', hourAgo)).toBe(1)
    expect(await store.subscribers.confirmationsSince('reader@example.org', NOON)).toBe(0)
  })

  test.each([
    ['just before its end', '2026-12-01T06:59:59.999Z', true],
    ['at its end', '2026-12-01T07:00:00Z', false],
  ])('a link used %s', async (_, instant, works) => {
    const { store } = await freshStore(database)
    const { token } = makeRequest()
    await store.subscribers.askToConfirm(makeRequest({ token }))
    const at = Temporal.Instant.from(instant)
    expect((await store.subscribers.findByConfirmation(token.hash, at))?.usable).toBe(works)
    expect(await confirm(store, token.hash, at)).toBe(works ? 'confirmed' : 'unknown')
  })

  test('looking at a link changes nothing', async () => {
    const { store } = await freshStore(database)
    const { token } = makeRequest()
    await store.subscribers.askToConfirm(makeRequest({ token }))
    await store.subscribers.findByConfirmation(token.hash, NOON)
    const found = await store.subscribers.findByConfirmation(token.hash, NOON)
    expect(found).toMatchObject({ usable: true, subscriber: { status: 'pending' } })
  })

  test('a link works once, whoever presses at the same time, with one welcome', async () => {
    const { store } = await freshStore(database)
    const { token } = makeRequest()
    await store.subscribers.askToConfirm(makeRequest({ token }))
    await claimAll(store, NOON)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => confirm(store, token.hash)))
    expect(outcomes.toSorted()).toEqual(['confirmed', ...Array(9).fill('used')])
    expect((await claimAll(store, NOON)).map(({ kind }) => kind)).toEqual(['welcome'])
  })

  test('a used link is still known, and says whose it was', async () => {
    const { store } = await freshStore(database)
    const { confirmHash } = await confirmedSubscriber(store)
    const found = await store.subscribers.findByConfirmation(confirmHash, afterNoon({ hours: 999 }))
    expect(found).toMatchObject({ usable: false, subscriber: { status: 'confirmed' } })
  })

  test('an unknown link is neither found nor confirms', async () => {
    const { store } = await freshStore(database)
    expect(await store.subscribers.findByConfirmation('none', NOON)).toBeUndefined()
    expect(await confirm(store, 'none')).toBe('unknown')
  })

  test('a code opens the confirmation of its own address while it can be used', async () => {
    const { store } = await freshStore(database)
    const { token } = makeRequest()
    await store.subscribers.askToConfirm(makeRequest({ token }))
    const { findByCode } = store.subscribers
    expect(await findByCode('READER@example.org', token.codeHash, NOON)).toEqual({
      hash: token.hash,
    })
    expect(await findByCode('other@example.org', token.codeHash, NOON)).toBeUndefined()
    expect(await findByCode('reader@example.org', 'wrong', NOON)).toBeUndefined()
    expect(await findByCode('reader@example.org', token.codeHash, token.expiresAt)).toBeUndefined()
    await confirm(store, token.hash)
    expect(await findByCode('reader@example.org', token.codeHash, NOON)).toBeUndefined()
  })

  test('a code ends with the confirmation that a newer one replaced', async () => {
    const { store } = await freshStore(database)
    const first = makeRequest()
    await store.subscribers.askToConfirm(first)
    await store.subscribers.askToConfirm(makeRequest())
    expect(
      await store.subscribers.findByCode(first.email, first.token.codeHash, NOON),
    ).toBeUndefined()
  })

  test('tries at a code are counted for an hour from the first, then anew', async () => {
    const { store } = await freshStore(database)
    const tries: boolean[] = []
    for (const minutes of [0, 10, 20, 59, 60, 61]) {
      const at = afterNoon({ minutes })
      const limit = { at, since: at.subtract({ hours: 1 }), most: 2 }
      tries.push(await store.subscribers.takeCodeTry('reader@example.org', limit))
    }
    expect(tries).toEqual([true, true, false, false, true, true])
  })

  test('tries at once are each counted, in any spelling of the address', async () => {
    const { store } = await freshStore(database)
    const limit = { at: NOON, since: NOON.subtract({ hours: 1 }), most: 5 }
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.subscribers.takeCodeTry(i % 2 ? 'a@example.org' : 'A@example.org', limit),
      ),
    )
    expect(tries.filter(Boolean)).toHaveLength(5)
  })

  test('tries are forgotten after the right code, and by age', async () => {
    const { store } = await freshStore(database)
    const limit = { at: NOON, since: NOON.subtract({ hours: 1 }), most: 1 }
    const { takeCodeTry, clearCodeTries, deleteCodeTries } = store.subscribers
    await takeCodeTry('a@example.org', limit)
    expect(await takeCodeTry('a@example.org', limit)).toBe(false)
    await clearCodeTries('a@example.org')
    expect(await takeCodeTry('a@example.org', limit)).toBe(true)
    expect(await deleteCodeTries(NOON.subtract({ milliseconds: 1 }))).toBe(0)
    expect(await deleteCodeTries(NOON)).toBe(1)
    expect(await takeCodeTry('a@example.org', limit)).toBe(true)
  })
})
