import { describe, expect, test } from 'vitest'
import { makeReference } from '#lib/recommend/reference.ts'
import { releaseRecommendation, submitRecommendation } from '#lib/recommend/submit.ts'
import type { FormValues, Store } from '#lib/store/store.ts'
import { claimAll, collect } from '../../factories/collect.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { NOON } from '../../factories/instant.ts'

const answers: FormValues = {
  name: 'Әйгерім',
  place: 'Өскемен',
  'known-for': 'мұғалім',
  qualities: ['fair', 'builds'],
  story: 'Ғажап.\n',
  link: '',
  'your-name': 'Сәуле',
  'your-email': 'saule@example.org',
  relation: 'көрші',
  consent: 'yes',
}

const settings = { siteUrl: 'https://guide.example', secret: 'a secret of the tests' }

function submit(store: Store, over: Partial<Parameters<typeof submitRecommendation>[0]> = {}) {
  return submitRecommendation(
    {
      store,
      answers,
      locale: 'kk',
      idempotencyKey: 'key',
      consentText: 'Келісемін',
      now: NOON,
      ...over,
    },
    settings,
  )
}

test('what was answered is stored under the reference that is given', async () => {
  const { store } = await freshStore()
  const reference = (await submit(store)) ?? ''
  expect(await store.recommendations.find(reference)).toEqual({
    reference,
    createdAt: NOON,
    locale: 'kk',
    status: 'new',
    person: {
      name: 'Әйгерім',
      place: 'Өскемен',
      knownFor: 'мұғалім',
      qualities: ['builds', 'fair'],
      story: 'Ғажап.\n',
    },
    recommender: { name: 'Сәуле', email: 'saule@example.org', relation: 'көрші' },
  })
})

test('sent again, or ten times at once, it is stored once under one reference', async () => {
  const { store } = await freshStore()
  const first = await submit(store)
  const again = await Promise.all(Array.from({ length: 10 }, () => submit(store)))
  expect(new Set([first, ...again]).size).toBe(1)
  expect(await collect(store.recommendations.list())).toHaveLength(1)
})

test('another key is another recommendation', async () => {
  const { store } = await freshStore()
  expect(await submit(store)).not.toBe(await submit(store, { idempotencyKey: 'other' }))
})

test.each(Object.keys(answers).filter((field) => field !== 'link'))(
  'without “%s” nothing is stored',
  async (field) => {
    const { store } = await freshStore()
    const { [field]: _, ...rest } = answers
    expect(await submit(store, { answers: rest })).toBeUndefined()
    expect(await collect(store.recommendations.list())).toEqual([])
  },
)

test.each(HOSTILE_TEXTS)('%s reach the store as they were typed', async (_, story) => {
  const { store } = await freshStore()
  const reference = (await submit(store, { answers: { ...answers, story } })) ?? ''
  expect((await store.recommendations.find(reference))?.person.story).toBe(story)
})

test('what could not be stored is not thanked for', async () => {
  const { store } = await freshStore()
  await store.close()
  await expect(submit(store)).rejects.toThrow()
})

test('a reference has no signs that look alike, and no two are the same', () => {
  const references = Array.from({ length: 2_000 }, makeReference)
  expect(new Set(references).size).toBe(2_000)
  for (const reference of references) {
    expect(reference).toMatch(/^WE-[2345679ACDEFHJKMNPRTUWXY]{8}$/)
    expect(reference.slice(3)).not.toMatch(/[01IOLQSZBGV8]/)
  }
})

describe('what looks like a robot’s', () => {
  const wished = { ...answers, copy: 'yes' }

  test.each([
    ['the hidden field', { 'trapped-you': 'yes' }, ['hidden-field']],
    ['a link as a name', { name: 'www.evil.example' }, ['link-in-name']],
    ['a link as a place', { place: 'see https://evil.example' }, ['link-in-name']],
    ['a link as the sender', { 'your-name': 'http://x' }, ['link-in-name']],
    ['haste', { began: NOON.subtract({ milliseconds: 150 }).toString() }, ['too-fast']],
    [
      'all of it',
      { 'trapped-person': 'yes', name: 'www.x', began: NOON.toString() },
      ['hidden-field', 'too-fast', 'link-in-name'],
    ],
  ])('%s: it is stored with the reason, and no mail goes', async (_, over, reasons) => {
    const { store } = await freshStore()
    const reference = (await submit(store, { answers: { ...wished, ...over } })) ?? ''
    const found = await store.recommendations.find(reference)
    expect(found).toMatchObject({ suspicion: reasons, person: { story: 'Ғажап.\n' } })
    expect(await claimAll(store, NOON)).toEqual([])
  })

  test.each([
    ['a field that was emptied again', { 'trapped-person': '' }],
    ['a form that took its time', { began: NOON.subtract({ seconds: 2 }).toString() }],
    ['a link in the story', { story: 'https://example.org' }],
  ])('%s is no reason', async (_, over) => {
    const { store } = await freshStore()
    const reference = (await submit(store, { answers: { ...wished, ...over } })) ?? ''
    expect(await store.recommendations.find(reference)).not.toHaveProperty('suspicion')
    expect(await claimAll(store, NOON)).toMatchObject([{ kind: 'recommend-sent' }])
  })

  test('an editor makes it a regular one with one press, and its mail goes once', async () => {
    const { store } = await freshStore()
    const marked = { ...wished, 'trapped-you': 'yes' }
    const reference = (await submit(store, { answers: marked })) ?? ''
    const by = 'editor@example.org' as const
    const release = () => releaseRecommendation({ store, reference, by, now: NOON }, settings)
    expect(await Promise.all([release(), release()])).toContain(true)
    expect(await release()).toBe(false)
    expect(await store.recommendations.find(reference)).not.toHaveProperty('suspicion')
    expect(await claimAll(store, NOON)).toMatchObject([
      { kind: 'recommend-sent', to: 'saule@example.org', about: reference },
    ])
    const steps = await store.recommendations.history(reference)
    expect(steps.map(({ what, by: actor }) => [what, actor])).toEqual([
      ['sent', 'sender'],
      ['released', by],
    ])
  })

  test('who wished no copy gets none when it is released', async () => {
    const { store } = await freshStore()
    const reference = (await submit(store, { answers: { ...answers, 'trapped-you': 'yes' } })) ?? ''
    const by = 'editor@example.org' as const
    await releaseRecommendation({ store, reference, by, now: NOON }, settings)
    expect(await claimAll(store, NOON)).toEqual([])
  })
})
