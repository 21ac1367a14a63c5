import { beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { sendDueMail } from '#lib/mail/send-due-mail.ts'
import { MailFailure, type Transport } from '#lib/mail/transport.ts'
import type { Follow } from '#lib/store/follow-types.ts'
import type { Store, Topic } from '#lib/store/store.ts'
import { claimAll } from '../../factories/collect.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'

const DAY = '2026-11-24'
const FEE: Follow = { kind: 'fact', target: 'fee-prp' }
const LATER = afterNoon({ minutes: 5 })

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation(() => undefined)
  }
})

type Reader = { email: string; id: string; leaveHash: string }

async function addReader(
  store: Store,
  name: string,
  topics: Topic[] = ['changes'],
): Promise<Reader> {
  const email = `${name}@example.org`
  const follows = topics.length === 0 ? [FEE] : []
  const { subscriber, leaveHash } = await confirmedSubscriber(store, { email, topics, follows })
  await claimAll(store, NOON)
  return { email, id: subscriber.id, leaveHash }
}

function storeCopy(store: Store, { id, email }: Reader): Promise<boolean> {
  const mail = makeMail({ to: email, kind: 'rule-changes' })
  return store.ruleChanges.addCopy({ digest: DAY, subscriberId: id, at: NOON, mail })
}

/** Sends what is due; gives to whom it went. */
async function send(store: Store, at = LATER, error?: Error): Promise<string[]> {
  const to: string[] = []
  const transport: Transport = {
    async send(mail) {
      if (error) throw error
      to.push(mail.to)
    },
    close: () => undefined,
  }
  await sendDueMail(store, transport, () => at)
  return to.toSorted()
}

/** What readers do between the storing of a mail and its sending. */
const DONE: [what: string, act: (store: Store, reader: Reader) => Promise<unknown>][] = [
  ['leaves', (store, { leaveHash }) => store.subscribers.setLeft(leaveHash, true, LATER)],
  [
    'pauses',
    (store, { leaveHash }) => store.subscribers.setPaused(leaveHash, afterNoon({ hours: 9 })),
  ],
  [
    'chooses other topics',
    (store, { leaveHash }) =>
      store.subscribers.setPreferences(leaveHash, { locale: 'ru', topics: ['letter'] }),
  ],
  [
    'marks a mail as spam',
    (store, { email }) =>
      store.suppressions.add({ email, reason: 'complaint', note: '', at: LATER, by: 'site' }),
  ],
]

describe.each(DATABASES)('a digest that is stored, on $name', (database) => {
  test.each(DONE)('does not go to a reader who %s before it is sent', async (_, act) => {
    const { store } = await freshStore(database)
    const [one, other] = [await addReader(store, 'one'), await addReader(store, 'other')]
    for (const reader of [one, other]) expect(await storeCopy(store, reader)).toBe(true)
    await act(store, one)
    expect(await send(store)).toEqual([other.email])
    const counts = (await store.ruleChanges.countMails([DAY, '2026-11-23'])).get(DAY)
    expect(counts).toEqual({ waiting: 0, sent: 1, failed: 0, blocked: 0, skipped: 1 })
    expect(await store.outbox.counts(LATER)).toEqual({ waiting: 0, failed: 0 })
  })

  test.each(DONE)(
    'is not stored for a reader who %s while readers are gone through',
    async (_, act) => {
      const { store } = await freshStore(database)
      const reader = await addReader(store, 'one')
      await act(store, reader)
      expect(await storeCopy(store, reader)).toBe(false)
      expect(await store.ruleChanges.countMails([DAY])).toEqual(new Map())
      expect(await store.ruleChanges.countCopies(DAY)).toBe(0)
    },
  )

  test('does not go to who follows nothing any more, and goes to who follows still', async () => {
    const { store } = await freshStore(database)
    const [one, other] = [await addReader(store, 'one', []), await addReader(store, 'other', [])]
    for (const reader of [one, other]) await storeCopy(store, reader)
    await store.subscribers.unfollow(one.leaveHash, FEE)
    expect(await send(store)).toEqual([other.email])
  })

  test('is looked at again before each further try', async () => {
    const { store } = await freshStore(database)
    const reader = await addReader(store, 'one')
    await storeCopy(store, reader)
    await send(store, LATER, new MailFailure('450 4.2.0 later', 'later'))
    expect(await store.outbox.retrying(5)).toHaveLength(1)
    await store.subscribers.setLeft(reader.leaveHash, true, LATER)
    expect(await send(store, afterNoon({ hours: 2 }))).toEqual([])
    expect(await store.outbox.retrying(5)).toEqual([])
    expect((await store.ruleChanges.countMails([DAY])).get(DAY)).toMatchObject({ skipped: 1 })
  })

  test('goes to who left and came back, or ended the pause, before it is sent', async () => {
    const { store } = await freshStore(database)
    const reader = await addReader(store, 'one')
    await storeCopy(store, reader)
    await store.subscribers.setLeft(reader.leaveHash, true, NOON)
    await store.subscribers.setPaused(reader.leaveHash, afterNoon({ hours: 9 }))
    await store.subscribers.setPaused(reader.leaveHash, undefined)
    await store.subscribers.setLeft(reader.leaveHash, false, NOON)
    expect(await send(store)).toEqual([reader.email])
  })

  test('leaves nothing of a reader who is erased, whenever that is', async () => {
    const { store } = await freshStore(database)
    const [before, meanwhile] = [await addReader(store, 'one'), await addReader(store, 'other')]
    await storeCopy(store, before)
    await store.subscribers.remove(before.email, { at: NOON, by: 'reader' })
    await Promise.all([
      store.subscribers.remove(meanwhile.email, { at: NOON, by: 'reader' }),
      storeCopy(store, meanwhile),
    ])
    expect(await send(store)).toEqual([])
    expect(await store.ruleChanges.countMails([DAY])).toEqual(new Map())
    expect(await store.ruleChanges.countCopies(DAY)).toBe(0)
  })
})
