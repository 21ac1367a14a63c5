import { describe, expect, test } from 'vitest'
import { type Follow, MAX_FOLLOWS } from '#lib/store/follow-types.ts'
import { deleteOutdated } from '#lib/store/outdated.ts'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

const MCI: Follow = { kind: 'fact', target: 'mci' }
const PLAN: Follow = { kind: 'plan', target: 'citizenship=RU&place=abroad' }

async function confirm(store: Store, request: ReturnType<typeof makeRequest>) {
  return store.subscribers.confirm({
    hash: request.token.hash,
    at: request.at,
    leaveTokenHash: 'leave',
    mail: () => makeMail({ kind: 'welcome' }),
  })
}

async function idOf(store: Store, email = 'reader@example.org'): Promise<string> {
  return (await store.subscribers.find(email))?.id ?? ''
}

describe.each(DATABASES)('what readers follow on $name', (database) => {
  test('is followed once the sign-up is confirmed, and not before', async () => {
    const { store } = await freshStore(database)
    const request = makeRequest({ follows: [MCI, PLAN] })
    await store.subscribers.askToConfirm(request)
    expect(await store.subscribers.follows(await idOf(store))).toEqual([])
    expect(await store.subscribers.findByConfirmation(request.token.hash, NOON)).toMatchObject({
      follows: [MCI, PLAN],
    })
    expect(await confirm(store, request)).toBe('confirmed')
    expect(await store.subscribers.follows(await idOf(store))).toEqual([MCI, PLAN])
  })

  test('who is on the list adds it by the mailed link, with topics and language as they were', async () => {
    const { store } = await freshStore(database)
    const { subscriber } = await confirmedSubscriber(store, { topics: ['heroes'], locale: 'kk' })
    const request = makeRequest({ follows: [MCI], topics: [], locale: 'en' })
    await store.subscribers.askToConfirm(request)
    expect(await store.subscribers.follows(subscriber.id)).toEqual([])
    expect(await confirm(store, request)).toBe('added')
    expect(await confirm(store, request)).toBe('used')
    expect(await store.subscribers.follows(subscriber.id)).toEqual([MCI])
    expect(await store.subscribers.find(subscriber.email)).toEqual(subscriber)
    expect(
      await store.outbox.countTo({
        email: subscriber.email,
        kind: 'welcome',
        since: NOON.subtract({ hours: 1 }),
      }),
    ).toBe(1) // the welcome at the first sign-up
  })

  test('is kept once each, and never more than one reader may', async () => {
    const { store } = await freshStore(database)
    const many = Array.from(
      { length: MAX_FOLLOWS - 1 },
      (_, n): Follow => ({ kind: 'fact', target: `f${n}` }),
    )
    for (const follows of [many, [MCI, MCI], [PLAN]]) {
      const request = makeRequest({ follows })
      await store.subscribers.askToConfirm(request)
      await confirm(store, request)
    }
    const kept = await store.subscribers.follows(await idOf(store))
    expect(kept).toHaveLength(MAX_FOLLOWS)
    expect(kept).toContainEqual(MCI)
    expect(kept).not.toContainEqual(PLAN)
  })

  test('ends by the leave link, and with the subscriber', async () => {
    const { store } = await freshStore(database)
    const { subscriber, leaveHash } = await confirmedSubscriber(store, { follows: [MCI, PLAN] })
    expect(await store.subscribers.unfollow('none', MCI)).toBe(false)
    expect(await store.subscribers.unfollow(leaveHash, MCI)).toBe(true)
    expect(await store.subscribers.follows(subscriber.id)).toEqual([PLAN])
    await store.subscribers.remove(subscriber.email, { at: NOON, by: 'reader' })
    expect(await store.subscribers.follows(subscriber.id)).toEqual([])
    const again = await confirmedSubscriber(store, { follows: [MCI] })
    await store.subscribers.setLeft(again.leaveHash, true, NOON)
    await deleteOutdated(store, afterNoon({ hours: 31 * 24 }))
    expect(await store.subscribers.follows(again.subscriber.id)).toEqual([])
  })

  test('all that is kept can be read, and is gone after a removal', async () => {
    const { store } = await freshStore(database)
    const { leaveHash, subscriber } = await confirmedSubscriber(store, { follows: [PLAN] })
    await store.outbox.add(makeMail({ to: 'READER@example.org', kind: 'rule-changes' }), NOON)
    expect(await store.subscribers.keptAbout('none')).toBeUndefined()
    expect(await store.subscribers.keptAbout(leaveHash)).toMatchObject({
      subscriber: { email: 'reader@example.org', locale: 'ru', topics: ['letter'] },
      confirmedAt: NOON,
      follows: [{ ...PLAN, since: NOON }],
      signUps: [{ at: NOON, usedAt: NOON }],
      letters: [],
      digests: [],
    })
    const mails = (await store.subscribers.keptAbout(leaveHash))?.mails ?? []
    expect(mails.map(({ kind }) => kind)).toContain('rule-changes')
    await store.subscribers.remove(subscriber.email, { at: NOON, by: 'reader' })
    expect(await store.subscribers.keptAbout(leaveHash)).toBeUndefined()
    expect(await store.subscribers.hasLeft(subscriber.email)).toBe(false)
  })
})

describe.each(DATABASES)('a pause on $name', (database) => {
  const until = afterNoon({ hours: 24 })

  async function copyAt(store: Store, at: Temporal.Instant) {
    const texts = { subject: 'S', preheader: 'P', html: 'H', text: 'T' }
    const date = '2026-12-01'
    await store.letters.start({
      date,
      at,
      by: 'editor',
      factsDay: date,
      texts: { en: texts, ru: texts, kk: texts },
    })
    await store.letters.prepare({ date, at, makeId: (id) => `copy-${id}` })
    return store.letters.claim(at, at.add({ minutes: 10 }))
  }

  test('skips letters until its very end, and letters come again by themselves', async () => {
    const before = await freshStore(database)
    const paused = await confirmedSubscriber(before.store)
    expect(await before.store.subscribers.setPaused('none', until)).toBe(false)
    expect(await before.store.subscribers.setPaused(paused.leaveHash, until)).toBe(true)
    expect(await copyAt(before.store, until.subtract({ milliseconds: 1 }))).toBeUndefined()
    const [letter] = await before.store.letters.list()
    expect(letter?.copies).toMatchObject({ skipped: 1, waiting: 0 })

    const after = await freshStore(database)
    const again = await confirmedSubscriber(after.store)
    await after.store.subscribers.setPaused(again.leaveHash, until)
    expect(await copyAt(after.store, until)).toMatchObject({ to: 'reader@example.org' })
  })

  test('can be ended before, and is forgotten when it has passed', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await store.subscribers.setPaused(leaveHash, until)
    expect(await store.subscribers.findByLeaveToken(leaveHash)).toMatchObject({
      pausedUntil: until,
    })
    await store.subscribers.setPaused(leaveHash, undefined)
    expect(await store.subscribers.findByLeaveToken(leaveHash)).not.toHaveProperty('pausedUntil')
    await store.subscribers.setPaused(leaveHash, until)
    expect((await deleteOutdated(store, until.subtract({ seconds: 1 }))).pauses).toBe(0)
    expect((await deleteOutdated(store, until)).pauses).toBe(1)
    expect(await store.subscribers.findByLeaveToken(leaveHash)).not.toHaveProperty('pausedUntil')
  })
})
