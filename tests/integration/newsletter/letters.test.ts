import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { MailFailure, openTransport, type Transport } from '#lib/mail/transport.ts'
import { leaveToken } from '#lib/newsletter/links.ts'
import { AT_ONCE, sendDueLetters } from '#lib/newsletter/send-letters.ts'
import { beginLetter, prepareBegunLetters } from '#lib/newsletter/start-letter.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'
import { readMail } from '../../factories/read-mail.ts'
import { runProcess } from '../../factories/run-process.ts'
import { confirmedSubscriber, makeRequest } from '../../factories/sign-up.ts'
import { startSmtpServer } from '../../factories/smtp-server.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation(() => undefined)
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

async function subscribers(store: Store, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await confirmedSubscriber(store, { email: `r${i}@example.org` })
}

async function begin(store: Store, now = NOON) {
  const input = { store, date: LETTER, by: 'editor', day: '2026-12-01', now }
  const begun = await beginLetter(input, settings)
  await prepareBegunLetters(store, now)
  return begun
}

function collecting(fail?: (mail: QueuedMail) => Error | undefined) {
  const sent: QueuedMail[] = []
  const transport: Transport = {
    async send(mail) {
      const error = fail?.(mail)
      if (error) throw error
      sent.push(mail)
    },
    close: () => undefined,
  }
  return { sent, transport }
}

function send(store: Store, transport: Transport, at = NOON, mailsPerHour?: number) {
  return sendDueLetters({ store, transport, now: () => at, settings, mailsPerHour })
}

async function copies(store: Store) {
  const [letter] = await store.letters.list()
  return letter?.copies
}

const NONE = {
  waiting: 0,
  handed: 0,
  sent: 0,
  failed: 0,
  unsure: 0,
  skipped: 0,
  cancelled: 0,
}

const EDITOR = { at: NOON, by: 'editor@example.org' }

describe.each(DATABASES)('a letter on $name', (database) => {
  test('goes once to each confirmed subscriber who wants letters, in the right language', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await confirmedSubscriber(store, { email: 'kk@example.org', locale: 'kk' })
    await confirmedSubscriber(store, { email: 'ru@example.org', locale: 'ru' })
    await confirmedSubscriber(store, { email: 'no@example.org', topics: ['heroes'] })
    await store.subscribers.askToConfirm(makeRequest({ email: 'waits@example.org' }))
    const gone = await confirmedSubscriber(store, { email: 'gone@example.org' })
    await store.subscribers.setLeft(gone.leaveHash, true, NOON)
    expect(await begin(store)).toBe('begun')
    expect(await begin(store)).toBe('again')
    const { sent, transport } = collecting()
    expect(await send(store, transport)).toBe(2)
    expect(await send(store, transport)).toBe(0)
    const got = sent.map(({ to, subject }) => [to, subject]).toSorted()
    expect(got).toEqual([
      ['kk@example.org', 'Subject kk'],
      ['ru@example.org', 'Subject ru'],
    ])
    expect(await copies(store)).toEqual({ ...NONE, sent: 2 })
  })

  test('is sent as it was frozen, whatever becomes of its file', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 1)
    await begin(store)
    withLetter({ ru: 'Another text.\n' })
    const { sent, transport } = collecting()
    await send(store, transport)
    expect(sent[0]?.text).toContain('What has changed')
    expect((await store.letters.findText(LETTER, 'ru'))?.text).toContain('What has changed')
  })

  test('several senders at once send each copy once', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 25)
    await begin(store)
    const { sent, transport } = collecting()
    await Promise.all([1, 2, 3, 4].map(() => send(store, transport)))
    expect(sent).toHaveLength(25)
    expect(new Set(sent.map(({ to }) => to)).size).toBe(25)
  })

  test('a beginning that is cut off is completed by the next, nobody twice, nothing sent before', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 3)
    const crashing: Store = {
      ...store,
      letters: { ...store.letters, prepare: () => Promise.reject(new Error('crash')) },
    }
    await expect(begin(crashing)).rejects.toThrow('crash')
    const { sent, transport } = collecting()
    expect(await send(store, transport)).toBe(0)
    await begin(store)
    expect(await send(store, transport)).toBe(3)
    expect(sent).toHaveLength(3)
  })

  test('a crash after handing over leaves the copy unsure: never sent again by itself, counted', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, AT_ONCE + 2)
    await begin(store)
    const { sent, transport } = collecting()
    const crashing: Store = {
      ...store,
      letters: {
        ...store.letters,
        exchange: (input) =>
          input.ended.length > 0
            ? Promise.reject(new Error('crash'))
            : store.letters.exchange(input),
      },
    }
    const crashed = sendDueLetters({
      store: crashing,
      transport,
      now: () => NOON,
      settings,
      notingMs: 0,
    })
    await expect(crashed).rejects.toThrow('crash')
    expect(await send(store, transport, afterNoon({ minutes: 9 }))).toBe(2)
    expect(await copies(store)).toEqual({ ...NONE, handed: AT_ONCE, sent: 2 })
    expect(await send(store, transport, afterNoon({ minutes: 10 }))).toBe(0)
    expect(await copies(store)).toEqual({ ...NONE, unsure: AT_ONCE, sent: 2 })
    expect(sent).toHaveLength(AT_ONCE + 2)
    // An operator may decide otherwise; then the copy can be recognised as the same.
    const later = { ...EDITOR, at: afterNoon({ hours: 1 }) }
    expect(await store.letters.retryUnsure(LETTER, later)).toBe(AT_ONCE)
    await send(store, transport, later.at)
    expect(new Set(sent.map(({ id }) => id)).size).toBe(AT_ONCE + 2)
    expect(await copies(store)).toEqual({ ...NONE, sent: AT_ONCE + 2 })
  })

  test('a store that does not answer for a moment loses no outcome', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 3)
    await begin(store)
    let failures = 2
    const shaky: Store = {
      ...store,
      letters: {
        ...store.letters,
        exchange: (input) =>
          input.ended.length > 0 && failures-- > 0
            ? Promise.reject(new Error('restarting'))
            : store.letters.exchange(input),
      },
    }
    const { sent, transport } = collecting()
    expect(await send(shaky, transport)).toBe(3)
    expect(sent).toHaveLength(3)
    expect(await copies(store)).toEqual({ ...NONE, sent: 3 })
  })

  test('a letter that is cancelled ends what was not handed over, for good', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 12)
    await begin(store)
    const failing = collecting(() => new MailFailure('450 later', 'later'))
    const [first] = await store.letters.exchange({
      ended: [],
      most: 1,
      at: NOON,
      leaseUntil: afterNoon({ minutes: 10 }),
    })
    expect(await store.letters.cancel(LETTER, EDITOR)).toBe(11)
    expect(await store.letters.cancel(LETTER, EDITOR)).toBeUndefined()
    expect(await store.letters.setPaused(LETTER, false, EDITOR)).toBe(false)
    // The copy that was under way is not put back.
    const retryAt = afterNoon({ minutes: 1 })
    const id = first?.id ?? ''
    await store.letters.exchange({
      ended: [{ id, status: 'failed', failureClass: 'later', retryAt }],
      most: 0,
      at: NOON,
      leaseUntil: NOON,
    })
    expect(await send(store, failing.transport, afterNoon({ hours: 1 }))).toBe(0)
    expect(await copies(store)).toEqual({ ...NONE, failed: 1, cancelled: 11 })
    expect(await begin(store)).toBe('again')
    const log = await store.desk.auditLog({ limit: 5 })
    expect(log.map(({ what, about }) => `${what} ${about}`).toSorted()).toEqual([
      `letter-cancelled ${LETTER}`,
      `letter-sent ${LETTER}`,
    ])
  })

  test('a cancelled letter takes nothing back: no copy put back over the ceiling, none unsure', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 3)
    await begin(store)
    const leaseUntil = afterNoon({ minutes: 10 })
    const taken = await store.letters.exchange({ ended: [], most: 2, at: NOON, leaseUntil })
    const [first = '', second = ''] = taken.map(({ id }) => id)
    expect(await store.letters.cancel(LETTER, EDITOR)).toBe(1)
    await store.letters.putBack(first, afterNoon({ minutes: 1 }))
    const ended = [{ id: second, status: 'unsure' as const }]
    await store.letters.exchange({ ended, most: 0, at: NOON, leaseUntil: NOON })
    expect(await store.letters.retryUnsure(LETTER, EDITOR)).toBe(0)
    expect(await copies(store)).toEqual({ ...NONE, cancelled: 2, unsure: 1 })
  })

  test('a letter that has gone out is neither paused nor cancelled any more', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 1)
    await begin(store)
    expect(await store.letters.setPaused(LETTER, true, EDITOR)).toBe(true)
    expect(await store.letters.setPaused(LETTER, false, EDITOR)).toBe(true)
    await send(store, collecting().transport)
    expect(await store.letters.setPaused(LETTER, true, EDITOR)).toBe(false)
    expect(await store.letters.cancel(LETTER, EDITOR)).toBeUndefined()
    expect(await store.letters.find(LETTER)).toMatchObject({ status: 'sending' })
  })

  test('a connection that ends before the answer leaves the copy unsure, a refusal does not', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 2)
    await begin(store)
    const lost = new MailFailure('closed', 'unreachable', { mayHaveArrived: true })
    const failures = [lost, new MailFailure('450 later', 'later')]
    const failing = collecting(() => failures.shift())
    await send(store, failing.transport)
    expect(await copies(store)).toEqual({ ...NONE, unsure: 1, waiting: 1 })
    const { transport } = collecting()
    expect(await send(store, transport, afterNoon({ seconds: 59 }))).toBe(0)
    expect(await send(store, transport, afterNoon({ minutes: 1 }))).toBe(1)
  })

  test('an address that does not exist gets no further mail', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 1)
    await begin(store)
    const { transport } = collecting(() => new MailFailure('550 5.1.1 no', 'no-mailbox'))
    await send(store, transport)
    expect(await copies(store)).toEqual({ ...NONE, failed: 1 })
    expect(await store.subscribers.find('r0@example.org')).toMatchObject({ status: 'bounced' })
  })

  test('whoever leaves after the beginning is skipped; a pause and a paused queue hold the rest', async () => {
    withLetter()
    const { store } = await freshStore(database)
    const { leaveHash } = await confirmedSubscriber(store, { email: 'gone@example.org' })
    await subscribers(store, 12)
    await begin(store)
    await store.subscribers.setLeft(leaveHash, true, NOON)
    expect(await store.letters.setPaused(LETTER, true, EDITOR)).toBe(true)
    const refused = collecting(() => new MailFailure('554 5.7.1 no', 'policy'))
    expect(await send(store, refused.transport)).toBe(0)
    expect(await copies(store)).toMatchObject({ waiting: 13 })
    expect(await store.letters.setPaused(LETTER, false, EDITOR)).toBe(true)
    // The tenth refusal that speaks of us pauses the queue for letters too.
    await send(store, refused.transport)
    const { refusals = 0 } = (await store.mailFailures.findPause(NOON)) ?? {}
    expect(refusals).toBeGreaterThanOrEqual(10)
    expect(refusals).toBeLessThanOrEqual(12)
    const { sent, transport } = collecting()
    expect(await send(store, transport, afterNoon({ minutes: 59 }))).toBe(0)
    await send(store, transport, afterNoon({ hours: 2 }))
    expect(sent).toHaveLength(12)
    expect(await copies(store)).toEqual({ ...NONE, sent: 12, skipped: 1 })
  })

  test('letters leave a tenth of the hourly ceiling to other mails', async () => {
    withLetter()
    const { store } = await freshStore(database)
    await subscribers(store, 12)
    await begin(store)
    const { sent, transport } = collecting()
    await Promise.all([1, 2].map(() => send(store, transport, NOON, 10)))
    expect(sent).toHaveLength(9)
    await send(store, transport, afterNoon({ minutes: 61 }), 10)
    expect(sent).toHaveLength(12)
  })

  test('a sender killed again and again: nobody gets it twice, and everybody is accounted for', async () => {
    withLetter()
    const { store, settings: where } = await freshStore(database)
    const count = 120
    await subscribers(store, count)
    await begin(store, Temporal.Now.instant())
    const { url, delivered } = await startSmtpServer()
    const args = [url, where.dataDir, ...(where.databaseUrl ? [where.databaseUrl] : [])]
    for (const atLeast of [5, 25, 45, 65, 85]) {
      const sender = runProcess('send-letters', args)
      await vi.waitUntil(() => delivered.length >= atLeast, { timeout: 30_000, interval: 1 })
      sender.child.kill('SIGKILL')
      await sender.ended
    }
    const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from: settings.mailFrom })
    const later = Temporal.Now.instant().add({ hours: 1 })
    await send(store, transport, later)
    transport.close()
    const addresses = delivered.flatMap(({ to }) => to)
    expect(new Set(addresses).size).toBe(addresses.length)
    const { sent = 0, unsure = 0, ...others } = (await copies(store)) ?? {}
    expect(sent + unsure).toBe(count)
    // A killed sender leaves at most the copies that it held.
    expect(unsure).toBeLessThanOrEqual(5 * AT_ONCE)
    expect(others).toEqual({ waiting: 0, handed: 0, failed: 0, skipped: 0, cancelled: 0 })
    expect(addresses.length).toBeGreaterThanOrEqual(sent)
  })

  test('nothing is stored of a letter that cannot be sent', async () => {
    withLetter({ kk: 'Pay <Fact id="nothing" />.\n' })
    const { store } = await freshStore(database)
    await subscribers(store, 1)
    await expect(begin(store)).rejects.toThrow('kk.mdx')
    expect(await store.letters.list()).toEqual([])
  })
})

test('a copy arrives as mailbox providers want it, with the reader’s own links only', async () => {
  withLetter()
  const { store } = await freshStore()
  const { subscriber } = await confirmedSubscriber(store, { locale: 'kk' })
  await begin(store)
  const { url, delivered } = await startSmtpServer()
  const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from: settings.mailFrom })
  await send(store, transport)
  transport.close()
  const { headers, html, text } = readMail(delivered[0]?.raw ?? '')
  const token = leaveToken(settings, subscriber.id)
  expect(headers.get('list-id')).toBe('WE Guide <newsletter.guide.example>')
  expect(headers.get('list-unsubscribe')).toBe(
    `<https://guide.example/api/newsletter/one-click?token=${token}>, <mailto:guide@guide.example?subject=unsubscribe%20${token}>`,
  )
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(headers.get('feedback-id')).toBe(`${LETTER}:letter:we-guide`)
  expect(headers.get('message-id')).toMatch(/^<letter-2026-12-01-[0-9a-f]{24}@guide\.example>$/)
  expect(headers.get('content-language')).toBe('kk')
  expect(headers.has('auto-submitted')).toBe(false)
  expect(delivered[0]?.raw).not.toContain(subscriber.id)
  for (const part of [html, text]) {
    expect(part).toContain(`https://guide.example/kk/newsletter/leave?token=${token}`)
    expect(part).not.toContain('TOKEN-OF-THE-READER')
  }
})
