import { describe, expect, test } from 'vitest'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

const words = { en: 'It costs more.', ru: 'Стало дороже.', kk: 'Қымбаттады.' }

function decision(over: Partial<Parameters<Store['ruleChanges']['decide']>[0]> = {}) {
  return {
    factId: 'fee',
    recordBefore: 'A',
    recordAfter: 'B',
    day: '2026-12-01',
    words,
    decidedBy: 'editor@example.org',
    decidedAt: NOON,
    ...over,
  }
}

async function withFee(database: (typeof DATABASES)[number]) {
  const { store } = await freshStore(database)
  await store.ruleChanges.keepNew(new Map([['fee', 'A']]))
  return store
}

describe.each(DATABASES)('changes of rules on $name', (database) => {
  test('a record is kept as announced once, whatever it says later', async () => {
    const store = await withFee(database)
    expect(
      await store.ruleChanges.keepNew(
        new Map([
          ['fee', 'Z'],
          ['term', 'T'],
        ]),
      ),
    ).toBe(1)
    expect(await store.ruleChanges.announced()).toEqual(
      new Map([
        ['fee', 'A'],
        ['term', 'T'],
      ]),
    )
  })

  test('of two editors the first decides, and the second is told', async () => {
    const store = await withFee(database)
    const two = await Promise.all([
      store.ruleChanges.decide(decision()),
      store.ruleChanges.decide(decision({ words: undefined })),
    ])
    expect(two.toSorted()).toEqual([false, true])
    expect(await store.ruleChanges.announced()).toEqual(new Map([['fee', 'B']]))
    expect(await store.ruleChanges.decided(10)).toHaveLength(1)
  })

  test('a minor change waits for no digest', async () => {
    const store = await withFee(database)
    await store.ruleChanges.decide(decision({ words: undefined }))
    expect(await store.ruleChanges.waiting()).toEqual([])
    const at = afterNoon({ hours: 1 })
    expect(await store.ruleChanges.beginDigest({ day: '2026-11-24', at, decidedBefore: at })).toBe(
      false,
    )
    expect(await store.ruleChanges.hasDigest('2026-11-24')).toBe(false)
    const { entries } = { entries: await store.desk.auditLog({ limit: 5 }) }
    expect(entries).toMatchObject([
      { what: 'rule-change-minor', about: 'fee', by: 'editor@example.org' },
    ])
  })

  test('taken back, a change is open again; once told, it cannot be', async () => {
    const store = await withFee(database)
    const by = { at: NOON, by: 'editor@example.org' }
    await store.ruleChanges.decide(decision())
    const [first] = await store.ruleChanges.waiting()
    expect(await store.ruleChanges.takeBack(first?.id ?? '', by)).toBe(true)
    expect(await store.ruleChanges.announced()).toEqual(new Map([['fee', 'A']]))
    expect(await store.ruleChanges.decided(10)).toEqual([])
    await store.ruleChanges.decide(decision())
    const [second] = await store.ruleChanges.waiting()
    const at = afterNoon({ hours: 1 })
    await store.ruleChanges.beginDigest({ day: '2026-11-24', at, decidedBefore: at })
    expect(await store.ruleChanges.takeBack(second?.id ?? '', by)).toBe(false)
    expect(await store.ruleChanges.announced()).toEqual(new Map([['fee', 'B']]))
  })

  test('a day has one digest, with what was decided before its instant', async () => {
    const store = await withFee(database)
    await store.ruleChanges.decide(decision())
    await store.ruleChanges.decide(
      decision({ recordBefore: 'B', recordAfter: 'C', decidedAt: afterNoon({ hours: 2 }) }),
    )
    const digest = {
      day: '2026-11-24',
      at: afterNoon({ hours: 3 }),
      decidedBefore: afterNoon({ hours: 2 }),
    }
    expect(await store.ruleChanges.beginDigest(digest)).toBe(true)
    expect(await store.ruleChanges.beginDigest({ ...digest, decidedBefore: digest.at })).toBe(false)
    const [open] = await store.ruleChanges.openDigests()
    expect(open).toMatchObject({ day: '2026-11-24', changes: [{ recordAfter: 'B', words }] })
    expect(open?.changes).toHaveLength(1)
    expect(await store.ruleChanges.waiting()).toMatchObject([{ recordAfter: 'C' }])
    await store.ruleChanges.endDigest('2026-11-24', digest.at)
    expect(await store.ruleChanges.openDigests()).toEqual([])
    const tomorrow = { day: '2026-11-25', at: digest.at, decidedBefore: digest.at }
    expect(await store.ruleChanges.beginDigest(tomorrow)).toBe(true)
  })

  test('many calls at once store one copy for a reader, with its mail', async () => {
    const store = await withFee(database)
    const email = 'r@example.org'
    const { subscriber } = await confirmedSubscriber(store, { email, topics: ['changes'] })
    const copy = {
      digest: '2026-11-24',
      subscriberId: subscriber.id,
      at: NOON,
      mail: makeMail({ to: email, kind: 'rule-changes' }),
    }
    const calls = await Promise.all(
      Array.from({ length: 8 }, () => store.ruleChanges.addCopy(copy)),
    )
    expect(calls.filter(Boolean)).toHaveLength(1)
    expect(await store.ruleChanges.countCopies('2026-11-24')).toBe(1)
    const since = NOON.subtract({ hours: 1 })
    expect(await store.outbox.countTo({ email, kind: 'rule-changes', since })).toBe(1)
  })

  test('readers are those who confirmed and do not pause, with what they follow, page by page', async () => {
    const store = await withFee(database)
    const follows = [{ kind: 'fact' as const, target: 'fee' }]
    await confirmedSubscriber(store, { email: 'all@example.org', topics: ['changes'] })
    await confirmedSubscriber(store, { email: 'fee@example.org', topics: ['letter'], follows })
    const paused = await confirmedSubscriber(store, {
      email: 'paused@example.org',
      topics: ['changes'],
    })
    await store.subscribers.setPaused(paused.leaveHash, afterNoon({ hours: 1 }))
    const left = await confirmedSubscriber(store, {
      email: 'left@example.org',
      topics: ['changes'],
    })
    await store.subscribers.setLeft(left.leaveHash, true, NOON)
    await store.subscribers.askToConfirm(makeRequest({ email: 'waits@example.org', follows }))
    async function* pages(at: Temporal.Instant) {
      let after = ''
      while (true) {
        const [reader] = await store.ruleChanges.readers({ at, after, limit: 1 })
        if (!reader) return
        yield reader
        after = reader.id
      }
    }
    const now = await collect(pages(NOON))
    expect(
      now.map(({ email, wantsAll, follows }) => [email, wantsAll, follows]).toSorted(),
    ).toEqual([
      ['all@example.org', true, []],
      ['fee@example.org', false, follows],
    ])
    const later = await collect(pages(afterNoon({ hours: 1 })))
    expect(later.map(({ email }) => email)).toContain('paused@example.org')
  })

  test('who got a digest is forgotten thirty days after it ended, or with the reader', async () => {
    const store = await withFee(database)
    const topics = ['changes' as const]
    const { subscriber } = await confirmedSubscriber(store, { topics })
    const other = await confirmedSubscriber(store, { email: 'other@example.org', topics })
    await store.ruleChanges.decide(decision())
    const at = afterNoon({ minutes: 1 })
    await store.ruleChanges.beginDigest({ day: '2026-11-24', at, decidedBefore: at })
    const mail = makeMail()
    for (const subscriberId of [subscriber.id, other.subscriber.id]) {
      await store.ruleChanges.addCopy({ digest: '2026-11-24', subscriberId, at, mail })
    }
    await store.subscribers.remove(subscriber.email, { at, by: 'reader' })
    expect(await store.ruleChanges.countCopies('2026-11-24')).toBe(1)
    expect(await store.ruleChanges.deleteCopies(afterNoon({ hours: 9_999 }))).toBe(0)
    await store.ruleChanges.endDigest('2026-11-24', at)
    expect(await store.ruleChanges.deleteCopies(at.subtract({ seconds: 1 }))).toBe(0)
    expect(await store.ruleChanges.deleteCopies(at)).toBe(1)
  })
})
