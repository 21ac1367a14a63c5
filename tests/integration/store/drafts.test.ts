import { describe, expect, test } from 'vitest'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'

const draft = {
  key: 'key',
  form: 'recommend',
  answers: { name: 'Әйгерім', qualities: ['builds', 'fair'] },
  at: NOON,
  expiresAt: afterNoon({ hours: 1 }),
}

describe.each(DATABASES)('drafts on $name', (database) => {
  test('a draft comes back as it was saved', async () => {
    const { store } = await freshStore(database)
    await store.drafts.save(draft)
    expect(await store.drafts.find('key', 'recommend', NOON)).toEqual(draft.answers)
  })

  test('a draft is found by its own key and form only', async () => {
    const { store } = await freshStore(database)
    await store.drafts.save(draft)
    expect(await store.drafts.find('other', 'recommend', NOON)).toBeUndefined()
    expect(await store.drafts.find('key', 'useful', NOON)).toBeUndefined()
  })

  test('saving again replaces the answers and the end', async () => {
    const { store } = await freshStore(database)
    await store.drafts.save(draft)
    const expiresAt = afterNoon({ hours: 3 })
    await store.drafts.save({ ...draft, answers: { name: '' }, expiresAt })
    const found = await store.drafts.find('key', 'recommend', afterNoon({ hours: 2 }))
    expect(found).toEqual({ name: '' })
  })

  test.each([
    ['just before its end', { milliseconds: 3_599_999 }, true],
    ['at its end', { hours: 1 }, false],
    ['after its end', { hours: 2 }, false],
  ])('a draft read %s', async (_, duration, isThere) => {
    const { store } = await freshStore(database)
    await store.drafts.save(draft)
    const found = await store.drafts.find('key', 'recommend', afterNoon(duration))
    expect(found !== undefined).toBe(isThere)
  })

  test('a deleted draft is gone, and the others stay', async () => {
    const { store } = await freshStore(database)
    await store.drafts.save(draft)
    await store.drafts.save({ ...draft, key: 'other' })
    await store.drafts.delete('key', 'recommend')
    expect(await store.drafts.find('key', 'recommend', NOON)).toBeUndefined()
    expect(await store.drafts.find('other', 'recommend', NOON)).toBeDefined()
  })

  test('only drafts past their end are cleaned away', async () => {
    const { store } = await freshStore(database)
    await store.drafts.save(draft)
    await store.drafts.save({ ...draft, key: 'later', expiresAt: afterNoon({ hours: 2 }) })
    expect(await store.drafts.deleteExpired(afterNoon({ minutes: 59 }))).toBe(0)
    expect(await store.drafts.deleteExpired(afterNoon({ hours: 1 }))).toBe(1)
    expect(await store.drafts.find('later', 'recommend', NOON)).toBeDefined()
  })

  test('parallel saves of one draft leave one of them whole', async () => {
    const { store } = await freshStore(database)
    const answers = Array.from({ length: 20 }, (_, i) => ({ name: `n${i}`, story: `s${i}` }))
    await Promise.all(answers.map((one) => store.drafts.save({ ...draft, answers: one })))
    expect(answers).toContainEqual(await store.drafts.find('key', 'recommend', NOON))
  })

  test('a browser’s drafts of one form are told apart, the one begun first, first', async () => {
    const { store } = await freshStore(database)
    const begin = (form: string, minutes: number, key = 'key') =>
      store.drafts.save({ ...draft, key, form, at: afterNoon({ minutes }) })
    await begin('recommend:b', 1)
    await begin('recommend:a', 2)
    await begin('newsletter', 0)
    await begin('recommend:other', 0, 'other key')
    // Going on with one does not make it a later one.
    await begin('recommend:b', 5)
    const found = await store.drafts.forms('key', 'recommend:', NOON)
    expect(found).toEqual(['recommend:b', 'recommend:a'])
    await store.drafts.delete('key', 'recommend:b')
    expect(await store.drafts.forms('key', 'recommend:', NOON)).toEqual(['recommend:a'])
    expect(await store.drafts.forms('key', 'recommend:', draft.expiresAt)).toEqual([])
  })

  test('a token is known while anything is kept under it', async () => {
    const { store } = await freshStore(database)
    expect(await store.drafts.isKnown('key', NOON)).toBe(false)
    await store.drafts.save(draft)
    expect(await store.drafts.isKnown('key', NOON)).toBe(true)
    expect(await store.drafts.isKnown('key', draft.expiresAt)).toBe(false)
    expect(await store.drafts.isKnown('other', NOON)).toBe(false)
    await store.drafts.delete('key', 'recommend')
    expect(await store.drafts.isKnown('key', NOON)).toBe(false)
  })
})
