import { describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { dueMail, queueDueMail, startDueMail } from '#lib/jobs/facts-due-mail.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { makeFacts, makeRecord } from '../../factories/facts.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'

const SETTINGS = {
  siteUrl: 'https://guide.example.org',
  editors: ['a@example.org', 'b@example.org'],
  deskPath: '/desk/content',
}
const book = makeFacts([
  makeRecord({
    id: 'index',
    title: { en: 'Index', ru: 'Показатель', kk: 'Көрсеткіш' },
    checked: '2026-11-22',
    periods: [
      { from: '2026-01-01', since: 'exact', value: 4325, sources: [] },
      { from: '2027-01-01', since: 'exact', value: null, sources: [] },
    ],
  }),
])

async function takeAll(store: Store): Promise<QueuedMail[]> {
  const mails: QueuedMail[] = []
  for (;;) {
    const mail = await store.outbox.claim(NOON, NOON.add({ minutes: 10 }))
    if (!mail) return mails
    mails.push(mail)
  }
}

describe.each(DATABASES)('the weekly mail about facts that are due, on $name', (database) => {
  test('several processes that look at once store one mail for each editor', async () => {
    const { store } = await freshStore(database)
    const looks = [1, 2, 3].map(() => queueDueMail(store, SETTINGS, '2026-12-01', NOON, book))
    const stored = await Promise.all(looks)
    expect(stored.reduce((a, b) => a + b)).toBe(2)
    const mails = await takeAll(store)
    expect(mails.map(({ to }) => to).sort()).toEqual(SETTINGS.editors)
    expect(mails[0]?.text.replaceAll('\u00a0', ' ')).toContain(
      'Index (known until 31 December 2026, due since 1 December 2026)',
    )
    expect(mails[0]?.text).toContain('https://guide.example.org/desk/content')
    expect(new Set(mails.map(({ id }) => id)).size).toBe(2)
  })

  test.each([
    ['2026-12-01', '2026-12-06', 0, 'the Sunday of the same week'],
    ['2026-12-01', '2026-12-07', 2, 'the Monday after'],
    ['2026-12-31', '2027-01-03', 0, 'the same week of the old year'],
    ['2026-12-31', '2027-01-04', 2, 'the first Monday of the new year'],
  ])('after a mail on %s a look on %s stores %i: %s', async (first, second, more) => {
    const { store } = await freshStore(database)
    await queueDueMail(store, SETTINGS, first, NOON, book)
    expect(await queueDueMail(store, SETTINGS, second, NOON, book)).toBe(more)
  })

  test('it is not written again after it went out', async () => {
    const { store } = await freshStore(database)
    await queueDueMail(store, SETTINGS, '2026-12-01', NOON, book)
    for (const { id } of await takeAll(store)) await store.outbox.setSent(id, NOON)
    expect(await queueDueMail(store, SETTINGS, '2026-12-02', NOON, book)).toBe(0)
  })
})

test('while nothing is due, and without editors, nobody is written to', async () => {
  const { store } = await freshStore()
  expect(await queueDueMail(store, SETTINGS, '2026-11-30', NOON, book)).toBe(0)
  const nobody = { ...SETTINGS, editors: [] }
  expect(await queueDueMail(store, nobody, '2026-12-01', NOON, book)).toBe(0)
  expect(await takeAll(store)).toEqual([])
})

test('a long list ends with how many more there are', () => {
  const due = Array.from({ length: 33 }, (_, i) => ({
    record: makeRecord({ id: `r${i}` }),
    due: '2026-12-01',
  }))
  const { subject, text } = dueMail(SETTINGS, 'a@example.org', due)
  expect(subject).toBe('33 facts are due a check')
  expect(text.match(/due since/g)).toHaveLength(30)
  expect(text).toContain('and 3 more')
})

test('the look ends with the signal, also when the store fails', async () => {
  const failed = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  const ending = new AbortController()
  const { store } = await freshStore()
  let looked = 0
  const addOnce: Store['outbox']['addOnce'] = async () => {
    looked++
    ending.abort()
    throw new Error('full')
  }
  const outbox = { ...store.outbox, addOnce }
  await startDueMail({ store: { outbox }, signal: ending.signal, now: () => NOON, ...SETTINGS })
  // The ledger of the site has records that are due on any day from the end of November 2026 on.
  expect(looked).toBe(1)
  expect(failed).toHaveBeenCalledOnce()
  failed.mockRestore()
})
