import { expect, test } from 'vitest'
import { linkHashes, linkToken, readSignedReference, signReference } from '#lib/recommend/links.ts'
import {
  CONSENT_VERSION,
  nomineeErrors,
  removeAsNominee,
  replyAsNominee,
} from '#lib/recommend/nominee-reply.ts'
import { withdraw } from '#lib/recommend/withdraw.ts'
import type { RecommendationStatus } from '#lib/store/recommendation-types.ts'
import type { Store } from '#lib/store/store.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { afterNoon } from '../../factories/instant.ts'
import { storeRecommendation } from '../../factories/recommendation.ts'

const settings = { siteUrl: 'https://guide.example', secret: 'a secret of the tests' }
const now = afterNoon({ hours: 24 })
const agreement = {
  kind: 'agree',
  scope: ['story', 'place'],
  consentText: 'A story about me',
  contact: 'me@example.org',
} as const

async function storeWithLinks(store: Store, status: RecommendationStatus = 'new') {
  const reference = 'WE-7KCA4RXP'
  const deletesAt = afterNoon({ hours: 90 * 24 })
  await storeRecommendation(
    store,
    { reference, status },
    { links: linkHashes(settings, reference), deletesAt },
  )
  return {
    reference,
    nominee: linkToken(settings, 'nominee', reference),
    status: linkToken(settings, 'status', reference),
  }
}

test.each([
  ['new', 'agreed'],
  ['reading', 'agreed'],
  ['asked', 'agreed'],
  ['agreed', 'agreed'],
  ['published', 'published'],
  ['declined', 'declined'],
] as const)('an agreement while “%s” leaves it “%s”', async (before, after) => {
  const { store } = await freshStore()
  const { reference, nominee: token } = await storeWithLinks(store, before)
  const said = { ...agreement, scope: [...agreement.scope] }
  expect(await replyAsNominee({ store, token, locale: 'ru', said, now })).toBe(true)
  const found = await store.recommendations.findCase(reference)
  expect(found?.status).toBe(after)
  expect(found?.deletesAt).toEqual(after === 'declined' ? now.add({ hours: 30 * 24 }) : undefined)
  expect(found?.answers).toEqual([
    { ...agreement, at: now, by: 'nominee', locale: 'ru', textVersion: CONSENT_VERSION },
  ])
})

test.each([
  ['new', 'new', 90],
  ['asked', 'reading', 90],
  ['declined', 'declined', 30],
] as const)(
  'a correction while “%s” leaves it “%s” and moves the clock',
  async (before, after, days) => {
    const { store } = await freshStore()
    const { reference, nominee: token } = await storeWithLinks(store, before)
    const said = { kind: 'correct', text: 'Олай емес' } as const
    expect(await replyAsNominee({ store, token, locale: 'kk', said, now })).toBe(true)
    const found = await store.recommendations.findCase(reference)
    expect(found?.status).toBe(after)
    expect(found?.deletesAt).toEqual(now.add({ hours: days * 24 }))
  },
)

test('each link does its own work only', async () => {
  const { store } = await freshStore()
  const { nominee, status } = await storeWithLinks(store)
  expect(await removeAsNominee({ store, token: status, now })).toBe(false)
  expect(await withdraw({ store, token: nominee, now })).toBe(false)
  expect(await removeAsNominee({ store, token: nominee, now })).toBe(true)
  expect(await removeAsNominee({ store, token: nominee, now })).toBe(false)
  expect(await withdraw({ store, token: status, now })).toBe(false)
  const said = { kind: 'correct', text: 'x' } as const
  expect(await replyAsNominee({ store, token: nominee, locale: 'en', said, now })).toBe(false)
})

test('a sender takes back what was sent, and the mark says so', async () => {
  const { store } = await freshStore()
  const { reference, status: token } = await storeWithLinks(store)
  expect(await withdraw({ store, token, now })).toBe(true)
  expect(await store.recommendations.findRemoval(reference)).toEqual({
    reference,
    at: now,
    why: 'sender',
  })
})

test.each([
  ['agree', {}, { scope: 'scope.missing' }],
  ['agree', { scope: ['place'] }, { scope: 'scope.missing' }],
  ['agree', { scope: ['story', 'everything'] }, { scope: 'scope.unknown' }],
  ['agree', { scope: ['story'], contact: 'x'.repeat(301) }, { contact: 'tooLong' }],
  ['agree', { scope: ['story'] }, {}],
  ['correct', { correction: '  ' }, { correction: 'correction.missing' }],
  ['correct', { correction: 'x'.repeat(5_001) }, { correction: 'tooLong' }],
  ['correct', { correction: 'Олай емес' }, {}],
  ['', {}, {}],
  ['toString', {}, {}],
])('the form “%s” with %j has the errors %j', (form, answers, errors) => {
  expect(nomineeErrors(form, answers)).toEqual(errors)
})

test('a signed reference is read back, and no other one is', () => {
  const signed = signReference(settings, 'WE-7KCA4RXP')
  expect(readSignedReference(settings, signed)).toBe('WE-7KCA4RXP')
  for (const forged of [
    '',
    'WE-7KCA4RXP',
    'WE-7KCA4RXP.',
    signed.replace('7K', '9K'),
    `${signed}x`,
  ]) {
    expect(readSignedReference(settings, forged)).toBeUndefined()
  }
})

test('a link says nothing of another recommendation, nor the one link of the other', () => {
  const tokens = ['WE-7KCA4RXP', 'WE-7KCA4RXY'].flatMap((reference) => [
    linkToken(settings, 'nominee', reference),
    linkToken(settings, 'status', reference),
  ])
  expect(new Set(tokens).size).toBe(4)
})
