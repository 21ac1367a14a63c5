import { expect, test } from 'vitest'
import { moveRecommendation, nextStatuses } from '#lib/recommend/move.ts'
import {
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
} from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeAgreement, storeRecommendation } from '../../factories/recommendation.ts'

function move(
  store: Store,
  reference: string,
  over: Partial<Parameters<typeof moveRecommendation>[0]> = {},
) {
  const by = 'editor@example.org'
  return moveRecommendation({ store, reference, version: 1, to: 'reading', by, now: NOON, ...over })
}

async function agree(store: Store, reference: string, status: RecommendationStatus) {
  await store.recommendations.answer({
    reference,
    answer: makeAgreement(),
    decide: () => ({ status }),
  })
}

test.each(RECOMMENDATION_STATUSES)(
  'from “%s” only the moves that make sense are done',
  async (from) => {
    for (const to of RECOMMENDATION_STATUSES) {
      const { store } = await freshStore()
      const { reference } = await storeRecommendation(store, { status: from })
      await agree(store, reference, from)
      const outcome = await move(store, reference, { version: 2, to, reason: 'other' })
      expect(outcome).toBe(nextStatuses(from).includes(to) ? 'moved' : 'notAllowed')
    }
  },
)

test.each(['agreed', 'published'] as const)(
  'nothing is “%s” without the consent of the person on record',
  async (to) => {
    const { store } = await freshStore()
    const from = to === 'agreed' ? 'asked' : 'agreed'
    const { reference } = await storeRecommendation(store, { status: from })
    expect(await move(store, reference, { to })).toBe('needsConsent')
    expect(await store.recommendations.history(reference)).toHaveLength(1)
  },
)

test('declining needs a reason and starts the clock of thirty days', async () => {
  const { store } = await freshStore()
  const { reference } = await storeRecommendation(store)
  expect(await move(store, reference, { to: 'declined' })).toBe('needsReason')
  expect(await move(store, reference, { to: 'declined', reason: 'duplicate' })).toBe('moved')
  expect(await store.recommendations.findCase(reference)).toMatchObject({
    status: 'declined',
    reason: 'duplicate',
    deletesAt: afterNoon({ hours: 30 * 24 }),
  })
  expect(await move(store, reference, { version: 2, to: 'reading' })).toBe('moved')
  const reopened = await store.recommendations.findCase(reference)
  expect(reopened?.reason).toBeUndefined()
  expect(reopened?.deletesAt).toEqual(afterNoon({ hours: 90 * 24 }))
})

test('what another editor has moved, or what is gone, has changed', async () => {
  const { store } = await freshStore()
  const { reference } = await storeRecommendation(store)
  expect(await move(store, reference)).toBe('moved')
  expect(await move(store, reference, { to: 'declined', reason: 'spam' })).toBe('changed')
  expect(await move(store, 'WE-NONE')).toBe('changed')
})
