import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { hashToken } from '#lib/config/token.ts'
import { ImportError, importSubscribers } from '#lib/newsletter/import-subscribers.ts'
import { leaveToken } from '#lib/newsletter/links.ts'
import type { Store } from '#lib/store/store.ts'
import { collect } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

const HEAD = 'email,locale,topics,consent_day,consent_proof'
const PROOF = '2025-03-14,"form at the fair, sheet 7"'

function read(store: Store, lines: string[], { dryRun = false, head = HEAD } = {}) {
  const csv = Readable.from([`\ufeff${[head, ...lines].join('\r\n')}\r\n`])
  const input = {
    store,
    csv,
    by: 'editor@example.org',
    today: '2026-12-01',
    now: () => NOON,
    dryRun,
  }
  return collect(importSubscribers(input, settings))
}

async function outcomes(store: Store, lines: string[], options = {}) {
  return (await read(store, lines, options)).map(({ outcome }) => outcome)
}

describe.each(DATABASES)('an old list on $name', (database) => {
  test('people with proof are confirmed, can leave by their link, and nothing is mailed', async () => {
    const { store } = await freshStore(database)
    const lines = [`Aliya@example.org,kk,letter changes,${PROOF}`, `b@example.org,RU,,${PROOF}`]
    expect(await outcomes(store, lines)).toEqual(['imported', 'imported'])
    const aliya = await store.subscribers.find('aliya@example.org')
    expect(aliya).toMatchObject({
      email: 'Aliya@example.org',
      locale: 'kk',
      topics: ['letter', 'changes'],
      status: 'confirmed',
    })
    expect(await store.subscribers.find('b@example.org')).toMatchObject({ topics: ['letter'] })
    expect((await store.outbox.counts(afterNoon({ hours: 1 }))).waiting).toBe(0)
    const hash = hashToken(leaveToken(settings, aliya?.id ?? ''))
    expect(await store.subscribers.setLeft(hash, true, NOON)).toBe(true)
    const [entry] = await store.desk.auditLog({ limit: 1 })
    expect(entry).toMatchObject({ what: 'subscribers-imported', about: '2' })
  })

  test.each([
    ['no proof', `a@example.org,en,letter,2025-03-14,`, 'proof'],
    ['no day', `a@example.org,en,letter,,at the fair`, 'proof'],
    ['a proof of one letter', `a@example.org,en,letter,2025-03-14,x`, 'proof'],
    ['a day to come', `a@example.org,en,letter,2026-12-02,at the fair`, 'day'],
    ['no day of the calendar', `a@example.org,en,letter,2025-02-30,at the fair`, 'day'],
    ['no address', `aliya,en,letter,${PROOF}`, 'address'],
    ['an unknown language', `a@example.org,de,letter,${PROOF}`, 'language'],
    ['no language', `a@example.org,,letter,${PROOF}`, 'language'],
    ['an unknown topic', `a@example.org,en,weather,${PROOF}`, 'topics'],
    ['a formula', `=1+1@example.org,en,letter,${PROOF}`, 'imported'],
  ])('a line with %s', async (_, line, outcome) => {
    const { store } = await freshStore(database)
    expect(await outcomes(store, [line])).toEqual([outcome])
    expect(await collect(store.subscribers.list())).toHaveLength(outcome === 'imported' ? 1 : 0)
  })

  test('whoever is there, has left, is forgotten, or is blocked is left out', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store, { email: 'known@example.org' })
    const gone = await confirmedSubscriber(store, { email: 'gone@example.org' })
    await store.subscribers.setLeft(gone.leaveHash, true, NOON)
    await store.subscribers.forgetLeft(afterNoon({ hours: 1 }))
    const at = NOON
    await store.suppressions.add({
      email: 'blocked@example.org',
      reason: 'complaint',
      note: '',
      at,
      by: 'site',
    })
    const lines = ['KNOWN', 'gone', 'blocked', 'new', 'New'].map(
      (name) => `${name}@example.org,en,letter,${PROOF}`,
    )
    const wanted = ['known', 'left', 'suppressed', 'imported', 'twice']
    expect(await outcomes(store, lines, { dryRun: true })).toEqual(wanted)
    expect(await store.subscribers.find('new@example.org')).toBeUndefined()
    expect(await outcomes(store, lines)).toEqual(wanted)
    expect(await store.subscribers.find('new@example.org')).toMatchObject({ status: 'confirmed' })
    // The same file again changes nothing.
    expect(await outcomes(store, lines)).toEqual(['known', 'left', 'suppressed', 'known', 'twice'])
  })

  test('more than a batch, with the numbers of the lines', async () => {
    const { store } = await freshStore(database)
    const lines = Array.from({ length: 450 }, (_, n) => `r${n}@example.org,en,letter,${PROOF}`)
    const read450 = await read(store, lines)
    expect(read450.map(({ line }) => line)).toEqual(lines.map((_, n) => n + 2))
    expect(await store.subscribers.countByState()).toEqual([
      { status: 'confirmed', locale: 'en', count: 450 },
    ])
  })
})

test('columns may stand in any order, between semicolons', async () => {
  const { store } = await freshStore()
  const head = 'Consent_Proof;consent_day;topics;locale;email'
  const lines = ['at the fair;2025-03-14;letter;en;a@example.org']
  expect(await outcomes(store, lines, { head })).toEqual(['imported'])
})

test.each([
  ['a missing column', 'email,locale,topics', 'lacks: consent_day, consent_proof'],
  ['no head', '', 'lacks'],
])('a file with %s is refused', async (_, head, message) => {
  const { store } = await freshStore()
  const lines = [`a@example.org,en,letter,${PROOF}`]
  await expect(read(store, lines, { head })).rejects.toThrow(ImportError)
  await expect(read(store, lines, { head })).rejects.toThrow(message)
})
