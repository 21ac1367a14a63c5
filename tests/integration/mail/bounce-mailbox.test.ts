import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { hashToken } from '#lib/config/token.ts'
import { readBounceMailbox } from '#lib/jobs/bounce-mailbox.ts'
import { leaveToken } from '#lib/newsletter/links.ts'
import type { Store } from '#lib/store/store.ts'
import { freshStore } from '../../factories/fresh-store.ts'
import { HAS_DOVECOT, startDroppingProxy, startImapServer } from '../../factories/imap-server.ts'
import { NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { arf, dsn } from '../../factories/reports.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation(() => undefined)
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** A confirmed reader with a mail of ours of this id. */
async function reader(store: Store, name: string): Promise<string> {
  const email = `${name}@example.org`
  await confirmedSubscriber(store, { email })
  await store.outbox.addOnce(`mail-${name}`, makeMail({ to: email }), NOON)
  return email
}

async function statuses(store: Store, emails: string[]) {
  return Promise.all(emails.map(async (email) => (await store.subscribers.find(email))?.status))
}

function read(store: Store, url: string) {
  return readBounceMailbox({ store, url, now: () => NOON })
}

const NOTHING = { noted: 0, known: 0, unmatched: 0, other: 0, left: 0 }

describe.skipIf(!HAS_DOVECOT)('a mailbox for bounces (needs Dovecot and root)', () => {
  test('bounces and complaints are read once; what a person wrote is left alone', async () => {
    const { store } = await freshStore()
    const emails = [
      await reader(store, 'gone'),
      await reader(store, 'angry'),
      await reader(store, 'full'),
    ]
    const mailbox = await startImapServer()
    await mailbox.deliver(dsn({ id: 'mail-gone' }))
    await mailbox.deliver(arf({ id: 'mail-angry' }))
    await mailbox.deliver(
      dsn({ id: 'mail-full', status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 full' }),
    )
    await mailbox.deliver('From: a@b.kz\r\nSubject: Thank you\r\n\r\nA good letter.\r\n')
    await mailbox.deliver(dsn({ id: 'mail-of-somebody-else' }))
    expect(await read(store, mailbox.url)).toEqual({
      noted: 3,
      known: 0,
      unmatched: 1,
      other: 0,
      left: 0,
    })
    expect(await statuses(store, emails)).toEqual(['bounced', 'left', 'confirmed'])
    expect(await read(store, mailbox.url)).toEqual(NOTHING)
    expect(mailbox.unread()).toHaveLength(2)
    await mailbox.deliver(dsn({ id: 'mail-full', reportId: 'another@mx' }))
    expect(await read(store, mailbox.url)).toMatchObject({ noted: 1 })
    expect(await statuses(store, emails)).toEqual(['bounced', 'left', 'bounced'])
  })

  test('a mail by which a program leaves counts by its token, and by nothing else', async () => {
    const { store } = await freshStore()
    const emails = [await reader(store, 'leaves'), await reader(store, 'stays')]
    const settings = { secret: 'a secret of the tests' }
    const id = (await store.subscribers.find(emails[0] ?? ''))?.id ?? ''
    const token = leaveToken(settings, id)
    const request = makeRequest({ email: emails[0] ?? '' })
    await store.subscribers.askToConfirm(request)
    await store.subscribers.confirm({
      hash: request.token.hash,
      at: NOON,
      leaveTokenHash: hashToken(token),
      mail: () => makeMail(),
    })
    const mailbox = await startImapServer()
    const mail = (from: string, subject: string) =>
      mailbox.deliver(`From: ${from}\r\nSubject: ${subject}\r\n\r\n\r\n`)
    await mail('stays@example.org', 'unsubscribe')
    await mail('stays@example.org', `unsubscribe ${'x'.repeat(43)}`)
    await mail('stays@example.org', `Re: unsubscribe ${token}, please tell me how`)
    expect(await read(store, mailbox.url)).toEqual(NOTHING)
    expect(await statuses(store, emails)).toEqual(['confirmed', 'confirmed'])
    await mail('whoever@example.org', `Unsubscribe\r\n ${token}`)
    expect(await read(store, mailbox.url)).toEqual({ ...NOTHING, left: 1 })
    expect(await read(store, mailbox.url)).toEqual(NOTHING)
    expect(await statuses(store, emails)).toEqual(['left', 'confirmed'])
    expect(mailbox.unread()).toHaveLength(3)
  })

  test('a server that drops loses nothing and counts nothing twice', async () => {
    const { store } = await freshStore()
    const names = Array.from({ length: 6 }, (_, n) => `r${n}`)
    const emails: string[] = []
    const mailbox = await startImapServer()
    for (const name of names) {
      emails.push(await reader(store, name))
      await mailbox.deliver(dsn({ id: `mail-${name}` }))
    }
    const proxy = await startDroppingProxy(mailbox.port, 4_000)
    const url = mailbox.url.replace(String(mailbox.port), String(proxy.port))
    await expect(read(store, url)).rejects.toThrow()
    proxy.open()
    await read(store, url)
    expect(new Set(await statuses(store, emails))).toEqual(new Set(['bounced']))
    expect(await store.mailReports.count(NOON)).toEqual([
      { kind: 'bounce', letter: undefined, count: 6 },
    ])
    expect(mailbox.unread()).toEqual([])
  })

  test('a wrong password is an error and ends nothing', async () => {
    const { store } = await freshStore()
    const mailbox = await startImapServer()
    const url = mailbox.url.replace('pass%20word', 'wrong')
    await expect(read(store, url)).rejects.toThrow()
  })
})

test('a server that is not there is an error', async () => {
  const { store } = await freshStore()
  await expect(read(store, 'imap://a:b@127.0.0.1:1/INBOX')).rejects.toThrow()
})
