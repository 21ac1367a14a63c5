import { describe, expect, test } from 'vitest'
import type { SuppressionReason } from '#lib/store/mail-types.ts'
import type { Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

const READER = 'reader@example.org'

function suppress(store: Store, reason: SuppressionReason, email = READER) {
  return store.suppressions.add({ email, reason, note: '', at: NOON, by: 'site' })
}

async function statusOf(store: Store, email = READER) {
  return (await store.subscribers.find(email))?.status
}

async function events(store: Store) {
  const counted = await store.subscribers.countEvents(NOON.subtract({ hours: 24 }))
  return Object.fromEntries(counted.map(({ what, count }) => [what, count]))
}

describe.each(DATABASES)('suppressed addresses on $name', (database) => {
  test('a complaint ends the subscription and stops every mail, however the address is spelt', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    expect(await suppress(store, 'complaint', 'READER@example.org')).toBe(true)
    expect(await statusOf(store)).toBe('left')
    expect(await store.suppressions.isBlocked(READER)).toBe(true)
    expect(await store.subscribers.askToConfirm(makeRequest())).toBe(false)
    expect(await events(store)).toEqual({ asked: 1, confirmed: 1, complained: 1 })
  })

  test('an address without a mailbox gets no letters, and may sign up again', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    await suppress(store, 'no-mailbox')
    expect(await statusOf(store)).toBe('bounced')
    expect(await store.suppressions.isBlocked(READER)).toBe(false)
    await confirmedSubscriber(store, { at: afterNoon({ hours: 2 }) })
    expect(await statusOf(store)).toBe('confirmed')
    expect(await store.suppressions.find(READER)).toBeUndefined()
  })

  test('“no mailbox” takes no complaint’s place', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    await suppress(store, 'complaint')
    expect(await suppress(store, 'no-mailbox')).toBe(false)
    expect(await store.suppressions.find(READER)).toMatchObject({ reason: 'complaint' })
  })

  test('whoever comes back by the own link takes a complaint back', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await suppress(store, 'complaint')
    await store.subscribers.setLeft(leaveHash, false, NOON)
    expect(await statusOf(store)).toBe('confirmed')
    expect(await store.suppressions.isBlocked(READER)).toBe(false)
  })

  test('but not an editor’s block', async () => {
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store)
    await suppress(store, 'abuse')
    expect(await store.subscribers.setLeft(leaveHash, false, NOON)).toBe(false)
    expect(await statusOf(store)).toBe('left')
    expect(await store.suppressions.isBlocked(READER)).toBe(true)
    expect(await store.letters.countRecipients(NOON)).toMatchObject({ counts: [], blocked: 0 })
  })

  test('an editor blocks and unblocks, which the audit log says without the address', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    const by = 'editor@example.org'
    await store.suppressions.add({
      email: READER,
      reason: 'asked',
      note: 'called us',
      at: NOON,
      by,
    })
    expect(await store.suppressions.list({ limit: 10 })).toEqual([
      { email: READER, reason: 'asked', note: 'called us', at: NOON, by },
    ])
    expect(await store.suppressions.countByReason()).toEqual({
      'no-mailbox': 0,
      complaint: 0,
      asked: 1,
      abuse: 0,
    })
    const at = afterNoon({ hours: 1 })
    expect(await store.suppressions.remove({ email: READER, why: 'mistake', at, by })).toBe(true)
    expect(await store.suppressions.remove({ email: READER, why: 'mistake', at, by })).toBe(false)
    // Whoever left has to ask again.
    expect(await statusOf(store)).toBe('left')
    const log = await store.desk.auditLog({ limit: 9 })
    expect(log.map(({ what, about }) => [what, about])).toEqual([
      ['address-unblocked', 'mistake'],
      ['address-blocked', 'asked'],
    ])
    expect(JSON.stringify(log)).not.toContain('reader')
  })

  test('the list is read in pages, the latest first', async () => {
    const { store } = await freshStore(database)
    for (let n = 0; n < 5; n++) await suppress(store, 'abuse', `r${n}@example.org`)
    const first = await store.suppressions.list({ limit: 3 })
    const last = first.at(-1)
    const second = await store.suppressions.list({ limit: 3, after: last })
    expect([...first, ...second].map(({ email }) => email)).toEqual(
      [4, 3, 2, 1, 0].map((n) => `r${n}@example.org`),
    )
  })

  test('removing an address removes it from the list too', async () => {
    const { store } = await freshStore(database)
    await suppress(store, 'abuse')
    await store.subscribers.remove(READER, { at: NOON, by: 'editor' })
    expect(await store.suppressions.list({ limit: 9 })).toEqual([])
  })
})

describe.each(DATABASES)('reports on $name', (database) => {
  async function mailTo(store: Store, email: string) {
    await store.outbox.addOnce(`mail-to-${email.split('@')[0]}`, makeMail({ to: email }), NOON)
    return `mail-to-${email.split('@')[0]}`
  }

  test('a bounce counts once, however often it is read, and suppresses where the mail went', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    const mailIds = [await mailTo(store, READER)]
    const report = { id: 'r1', kind: 'bounce', mailIds, failureClass: 'no-mailbox' } as const
    expect(await store.mailReports.record(report, NOON)).toBe('noted')
    expect(await store.mailReports.record(report, afterNoon({ hours: 1 }))).toBe('known')
    expect(await statusOf(store)).toBe('bounced')
    const since = NOON.subtract({ hours: 1 })
    expect(await store.mailReports.count(since)).toEqual([
      { kind: 'bounce', letter: undefined, count: 1 },
    ])
    expect(await store.mailFailures.countByClass(since)).toEqual([
      { failureClass: 'no-mailbox', count: 1 },
    ])
  })

  test.each(['mailbox-full', 'policy', 'content', 'unknown'] as const)(
    'a bounce of the class %s suppresses nobody',
    async (failureClass) => {
      const { store } = await freshStore(database)
      await confirmedSubscriber(store)
      const mailIds = [await mailTo(store, READER)]
      await store.mailReports.record({ id: 'r1', kind: 'bounce', mailIds, failureClass }, NOON)
      expect(await statusOf(store)).toBe('confirmed')
    },
  )

  test('a forged report, about no mail of ours, suppresses nobody', async () => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    for (const mailIds of [[], ['letter-2026-12-01-000000000000000000000000']]) {
      const id = `forged-${mailIds.length}`
      expect(await store.mailReports.record({ id, kind: 'complaint', mailIds }, NOON)).toBe(
        'unmatched',
      )
    }
    expect(await statusOf(store)).toBe('confirmed')
  })
})
