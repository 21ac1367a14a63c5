import { describe, expect, test } from 'vitest'
import { claimAll, collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'

const consentText = 'Келісемін'

describe.each(DATABASES)('recommendations on $name', (database) => {
  test.each(HOSTILE_TEXTS)('%s come out as they went in', async (_, text) => {
    const { store } = await freshStore(database)
    const recommendation = makeRecommendation({
      person: {
        name: text,
        place: text,
        knownFor: text,
        qualities: ['cares'],
        story: text,
        link: text,
      },
      recommender: { name: text, email: text, relation: text },
    })
    await store.recommendations.insert({
      recommendation,
      idempotencyKey: text,
      consentText: text,
      mails: [],
    })
    expect(await store.recommendations.find(recommendation.reference)).toEqual(recommendation)
    expect(await collect(store.recommendations.list())).toEqual([recommendation])
    expect(await store.recommendations.findReference(text)).toBe(recommendation.reference)
  })

  test('what was never stored is not found', async () => {
    const { store } = await freshStore(database)
    expect(await store.recommendations.find('WE-NONE')).toBeUndefined()
    expect(await store.recommendations.findReference('none')).toBeUndefined()
    expect(await collect(store.recommendations.list())).toEqual([])
  })

  test('sending again with the same key stores nothing, mails included', async () => {
    const { store } = await freshStore(database)
    const input = { idempotencyKey: 'key', consentText, mails: [makeMail()] }
    const first = makeRecommendation()
    expect(await store.recommendations.insert({ ...input, recommendation: first })).toEqual({
      reference: first.reference,
      stored: true,
    })
    expect(
      await store.recommendations.insert({ ...input, recommendation: makeRecommendation() }),
    ).toEqual({ reference: first.reference, stored: false })
    expect(await collect(store.recommendations.list())).toEqual([first])
    expect(await claimAll(store, NOON)).toHaveLength(1)
  })

  test('thirty sendings at once with one key store one', async () => {
    const { store } = await freshStore(database)
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        store.recommendations.insert({
          recommendation: makeRecommendation(),
          idempotencyKey: 'key',
          consentText,
          mails: [makeMail()],
        }),
      ),
    )
    expect(answers.filter(({ stored }) => stored)).toHaveLength(1)
    expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1)
    expect(await collect(store.recommendations.list())).toHaveLength(1)
    expect(await claimAll(store, NOON)).toHaveLength(1)
  })

  test('thirty sendings at once with keys of their own store thirty', async () => {
    const { store } = await freshStore(database)
    const sent = Array.from({ length: 30 }, () => makeRecommendation())
    await Promise.all(
      sent.map((recommendation) =>
        store.recommendations.insert({
          recommendation,
          idempotencyKey: recommendation.reference,
          consentText,
          mails: [],
        }),
      ),
    )
    const stored = await collect(store.recommendations.list())
    expect(stored).toEqual(sent)
  })

  test('when a mail cannot be stored, neither is its recommendation', async () => {
    const { store } = await freshStore(database)
    const subject: unknown = undefined
    const broken = Object.assign(makeMail(), { subject })
    const inserting = store.recommendations.insert({
      recommendation: makeRecommendation(),
      idempotencyKey: 'key',
      consentText,
      mails: [makeMail(), broken],
    })
    await expect(inserting).rejects.toThrow()
    expect(await collect(store.recommendations.list())).toEqual([])
    expect(await claimAll(store, NOON)).toEqual([])
  })

  test('a list of several pages is complete and in order, equal instants included', async () => {
    const { store } = await freshStore(database)
    const count = 1_001
    for (let i = 0; i < count; i++) {
      const recommendation = makeRecommendation({ createdAt: afterNoon({ seconds: i % 3 }) })
      await store.recommendations.insert({
        recommendation,
        idempotencyKey: recommendation.reference,
        consentText,
        mails: [],
      })
    }
    const listed = await collect(store.recommendations.list())
    const order = listed.map((one) => `${one.createdAt} ${one.reference}`)
    expect(new Set(order).size).toBe(count)
    expect(order).toEqual(order.toSorted())
  }, 30_000)
})
