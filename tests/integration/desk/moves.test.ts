import { describe, expect, it } from 'vitest'
import { moveAtDesk, moveMany } from '#lib/desk/inbox/move.ts'
import type { Store } from '#lib/store/store.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'

const SETTINGS = { siteUrl: 'https://guide.example', secret: 'a-secret-of-the-tests' }

const MOVE = { reason: undefined, note: '', mail: false, version: 1 }

function desk(store: Store, by: `${string}@${string}` = 'editor@example.org') {
  return { store, settings: SETTINGS, by, now: NOON }
}

async function sent(store: Store, over = {}): Promise<string> {
  const recommendation = makeRecommendation(over)
  await store.recommendations.insert({
    recommendation,
    idempotencyKey: recommendation.reference,
    consentText: 'yes',
    mails: [],
  })
  return recommendation.reference
}

describe.each(DATABASES)('on $name', (database) => {
  it('a move is in the history with its note, and its sender is told in their language', async () => {
    const { store } = await freshStore(database)
    const reference = await sent(store, { locale: 'kk' })
    const outcome = await moveAtDesk(desk(store), {
      ...MOVE,
      reference,
      to: 'reading',
      note: 'Жұмаға дейін',
      mail: true,
    })
    expect(outcome).toBe('moved')
    expect(await store.recommendations.history(reference)).toMatchObject([
      { what: 'sent' },
      { from: 'new', to: 'reading', by: 'editor@example.org', note: 'Жұмаға дейін' },
    ])
    expect(await claimAll(store, NOON)).toMatchObject([
      { kind: 'recommend-reading', to: 'saule@example.org', locale: 'kk', about: reference },
    ])
  })

  it('of two editors at the same moment one moves it, and the other’s mail is not sent', async () => {
    const { store } = await freshStore(database)
    const reference = await sent(store)
    const outcomes = await Promise.all([
      moveAtDesk(desk(store), { ...MOVE, reference, to: 'reading', mail: true }),
      moveAtDesk(desk(store, 'second@example.org'), {
        ...MOVE,
        reference,
        to: 'declined',
        reason: 'too-little',
        mail: true,
      }),
    ])
    expect(outcomes.toSorted()).toEqual(['changed', 'moved'])
    expect(await claimAll(store, NOON)).toHaveLength(1)
    expect(await store.recommendations.history(reference)).toHaveLength(2)
  })

  it('a move that is not made sends no mail', async () => {
    const { store } = await freshStore(database)
    const reference = await sent(store)
    for (const to of ['published', 'agreed', 'asked'] as const) {
      expect(await moveAtDesk(desk(store), { ...MOVE, reference, to, mail: true })).not.toBe(
        'moved',
      )
    }
    expect(await claimAll(store, NOON)).toEqual([])
  })

  it('several are moved each by itself, and those that cannot be are named', async () => {
    const { store } = await freshStore(database)
    const fresh = await sent(store)
    const moved = await sent(store)
    await moveAtDesk(desk(store), { ...MOVE, reference: moved, to: 'reading' })
    const declined = await sent(store)
    await moveAtDesk(desk(store), {
      ...MOVE,
      reference: declined,
      to: 'declined',
      reason: 'spam',
    })
    const outcome = await moveMany(desk(store), {
      chosen: [
        { reference: fresh, version: 1 },
        { reference: moved, version: 1 },
        { reference: declined, version: 2 },
        { reference: 'WE-NOTHING', version: 1 },
      ],
      to: 'declined',
      reason: 'duplicate',
      note: '',
      mail: false,
    })
    expect(outcome).toEqual({
      moved: [fresh],
      changed: [moved, 'WE-NOTHING'],
      notAllowed: [declined],
      needsConsent: [],
      needsReason: [],
    })
  })

  it('the inbox is filtered by language, with and without words', async () => {
    const { store } = await freshStore(database)
    const person = makeRecommendation().person
    for (let n = 0; n < 9; n++) {
      const locale = n % 3 === 0 ? 'ru' : 'kk'
      await sent(store, {
        locale,
        createdAt: NOON.add({ minutes: n }),
        person: { ...person, name: `Айгуль ${n}` },
      })
    }
    for (const text of ['', 'айгуль']) {
      const first = await store.recommendations.inbox({ locale: 'ru', text, limit: 2 })
      expect(first.entries.map(({ name }) => name)).toEqual(['Айгуль 6', 'Айгуль 3'])
      const rest = await store.recommendations.inbox({
        locale: 'ru',
        text,
        limit: 2,
        after: first.next,
      })
      expect(rest.entries.map(({ name }) => name)).toEqual(['Айгуль 0'])
      expect(rest.next).toBeUndefined()
    }
  })
})
