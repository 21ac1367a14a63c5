import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { hashToken } from '#lib/config/token.ts'
import { importSubscribers } from '#lib/newsletter/import-subscribers.ts'
import { leaveToken } from '#lib/newsletter/links.ts'
import { ImportError } from '#lib/newsletter/read-csv.ts'
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
    ['a comma within its proof', `a@example.org,en,letter,2025-03-14,form, sheet 7`, 'columns'],
    ['too few values', `a@example.org,en,letter`, 'proof'],
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

/** A list as a program of an office saves it. */
const OFFICE = [
  'email;locale;topics;consent_day;consent_proof',
  'a@example.org;ru;letter, changes;2025-03-14;Анкета, лист 7: «да»;;;',
  'b@example.org;kk;;2025-03-14;"Сауалнама; 8-бет ""иә"""',
].join('\r\n')

function utf16(text: string, { bigEndian = false } = {}): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

test.each([
  ['UTF-8', Buffer.from(OFFICE)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${OFFICE}`)],
  ['UTF-16', utf16(OFFICE)],
  ['UTF-16, the other way round', utf16(OFFICE, { bigEndian: true })],
  ['UTF-8 with empty lines before it', Buffer.from(`\r\n\n${OFFICE}`)],
])('a list in %s between semicolons keeps the words of its proofs', async (_, bytes) => {
  const { store } = await freshStore()
  // In pieces that part letters, as a file is read.
  const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1))
  const input = { store, csv: Readable.from(pieces), by: 'editor', today: '2026-12-01' }
  const lines = await collect(importSubscribers({ ...input, now: () => NOON }, settings))
  expect(lines.map(({ email, outcome }) => [email, outcome])).toEqual([
    ['a@example.org', 'imported'],
    ['b@example.org', 'imported'],
  ])
  const kept = await Promise.all(
    ['a@example.org', 'b@example.org'].map(async (email) => {
      const id = (await store.subscribers.find(email))?.id ?? ''
      return store.subscribers.keptAbout(hashToken(leaveToken(settings, id)))
    }),
  )
  expect(kept.map((one) => one?.subscriber.topics)).toEqual([['letter', 'changes'], ['letter']])
  expect(kept.map((one) => one?.consent?.proof)).toEqual([
    'Анкета, лист 7: «да»',
    'Сауалнама; 8-бет "иә"',
  ])
})

test.each([
  ['between commas', ',', 'a@example.org,en,letter;changes,2025-03-14,form; sheet 7'],
  ['between tabs', '\t', 'a@example.org\ten\tletter, changes\t2025-03-14\tform, 7; yes'],
])('other signs %s are words of a value', async (_, sign, line) => {
  const { store } = await freshStore()
  const head = HEAD.replaceAll(',', sign)
  expect(await outcomes(store, [line], { head })).toEqual(['imported'])
  expect(await store.subscribers.find('a@example.org')).toMatchObject({
    topics: ['letter', 'changes'],
  })
})

test.each([
  ['Windows’ Cyrillic', Buffer.from([...Buffer.from(`${HEAD}\n`), 0xc0, 0xed, 0xea, 0xe5])],
  ['a workbook', Buffer.from('504b030414000600080000002100ff', 'hex')],
  ['UTF-16 without a mark', Buffer.from(OFFICE, 'utf16le')],
  ['nothing', Buffer.alloc(0)],
  ['blanks', Buffer.from(' \r\n \n')],
])('a file of %s is refused', async (_, bytes) => {
  const { store } = await freshStore()
  const input = { store, csv: Readable.from([bytes]), by: 'editor', today: '2026-12-01' }
  const read = collect(importSubscribers({ ...input, now: () => NOON }, settings))
  await expect(read).rejects.toThrow(ImportError)
  expect(await store.subscribers.countByState()).toEqual([])
})

test.each([
  ['an address', `a\0@example.org,en,letter,${PROOF}`, 'address'],
  ['a proof', 'a@example.org,en,letter,2025-03-14,"form\0 of\r\nthe fair"', 'imported'],
  ['a proof alone', 'a@example.org,en,letter,2025-03-14,"\0\0\0\0\0\0"', 'proof'],
])('no sign that a database refuses is kept of %s', async (_, line, outcome) => {
  for (const database of DATABASES) {
    const { store } = await freshStore(database)
    const [read1] = await read(store, [line])
    expect(read1).toMatchObject({ outcome })
    expect(read1?.email).not.toMatch(/\p{Cc}/u)
  }
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
