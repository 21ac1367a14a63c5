import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '#lib/config/log.ts'
import { runJobs } from '#lib/jobs/background-jobs.ts'
import { sendDueMail } from '#lib/mail/send-due-mail.ts'
import { MailFailure, openTransport, type Transport } from '#lib/mail/transport.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import type { QueuedMail, Store } from '#lib/store/store.ts'
import { DATABASES, freshStore } from '../../factories/fresh-store.ts'
import { afterNoon, NOON } from '../../factories/instant.ts'
import { makeMail } from '../../factories/mail.ts'
import { makeRecommendation } from '../../factories/recommendation.ts'
import { confirmedSubscriber } from '../../factories/sign-up.ts'
import { smtpError, startSmtpServer } from '../../factories/smtp-server.ts'

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation(() => undefined)
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

async function queue(store: Store, count: number): Promise<void> {
  const recommendation = makeRecommendation()
  const mails = Array.from({ length: count }, (_, i) => makeMail({ subject: `mail ${i}` }))
  const rest = { idempotencyKey: recommendation.reference, consentText: '', mails }
  await store.recommendations.insert({ recommendation, ...rest })
}

const leaseUntil = afterNoon({ hours: 10 })

function transportThat(send: (mail: QueuedMail) => Promise<void>): Transport {
  return { send, close: () => undefined }
}

describe.each(DATABASES)('the mailer on $name', (database) => {
  test('all that is due goes out once', async () => {
    const { store } = await freshStore(database)
    await queue(store, 5)
    const { url, delivered } = await startSmtpServer()
    const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from: 'g@example.org' })
    expect(await sendDueMail(store, transport, () => NOON)).toBe(5)
    expect(await sendDueMail(store, transport, () => NOON)).toBe(0)
    transport.close()
    expect(delivered).toHaveLength(5)
    expect(await store.outbox.counts(NOON)).toEqual({ waiting: 0, failed: 0 })
  })

  test('three mailers at once send each mail once', async () => {
    const { store } = await freshStore(database)
    await queue(store, 20)
    const sent: string[] = []
    const transport = transportThat(async ({ id }) => void sent.push(id))
    const counts = await Promise.all([1, 2, 3].map(() => sendDueMail(store, transport, () => NOON)))
    expect(counts.reduce((a, b) => a + b)).toBe(20)
    expect(new Set(sent).size).toBe(20)
    expect(sent).toHaveLength(20)
  })

  test('a temporary failure puts one mail back and lets the others go', async () => {
    const { store } = await freshStore(database)
    await queue(store, 3)
    let first = true
    const { url, delivered } = await startSmtpServer({
      onRecipient() {
        const refused = first ? smtpError(450, '4.2.0 later') : undefined
        first = false
        return refused
      },
    })
    const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from: 'g@example.org' })
    expect(await sendDueMail(store, transport, () => NOON)).toBe(2)
    expect(await sendDueMail(store, transport, () => afterNoon({ seconds: 59 }))).toBe(0)
    expect(await sendDueMail(store, transport, () => afterNoon({ minutes: 1 }))).toBe(1)
    transport.close()
    expect(delivered).toHaveLength(3)
  })

  test('pauses grow, and after the last the mail has failed', async () => {
    const { store } = await freshStore(database)
    await queue(store, 1)
    const transport = transportThat(() => Promise.reject(new Error('busy')))
    const pauses: number[] = []
    let at = NOON
    while ((await store.outbox.counts(at)).waiting > 0) {
      await sendDueMail(store, transport, () => at)
      const next = (await store.outbox.counts(at.add({ hours: 99 }))).oldestDue
      if (!next) break
      pauses.push(next.since(at).total('minutes'))
      at = next
    }
    expect(pauses).toEqual([1, 5, 30, 120, 720, 1_440, 1_440])
    expect(await store.outbox.counts(at)).toEqual({ waiting: 0, failed: 1 })
  })

  test('a mail for an address that does not exist is not tried again', async () => {
    const { store } = await freshStore(database)
    await queue(store, 1)
    const send = vi.fn(() => Promise.reject(new MailFailure('550 5.1.1 no', 'no-mailbox')))
    await sendDueMail(store, transportThat(send), () => NOON)
    await sendDueMail(store, transportThat(send), () => afterNoon({ hours: 999 }))
    expect(send).toHaveBeenCalledTimes(1)
    expect(await store.outbox.counts(NOON)).toEqual({ waiting: 0, failed: 1 })
  })

  test.each([
    ['says that there is no such address', '5.1.1 no such user', 'bounced'],
    ['lists our address', 'reader blocked using zen.spamhaus.org', 'confirmed'],
    ['refuses our domain', 'SPF check failed', 'confirmed'],
    ['has no room for this reader', '5.2.2 mailbox full', 'confirmed'],
    ['says something that can mean anything', 'mailbox unavailable', 'confirmed'],
  ])('a subscriber whose server %s', async (_, answer, status) => {
    const { store } = await freshStore(database)
    await confirmedSubscriber(store)
    const { url } = await startSmtpServer({ onRecipient: () => smtpError(550, answer) })
    const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from: 'g@example.org' })
    await sendDueMail(store, transport, () => NOON)
    transport.close()
    expect(await store.subscribers.find('reader@example.org')).toMatchObject({ status })
  })

  test('what a person must mend is tried again with longer pauses, then fails for good', async () => {
    const { store } = await freshStore(database)
    await queue(store, 1)
    const full = new MailFailure('552 5.2.2 full', 'mailbox-full')
    const pauses: number[] = []
    let at = NOON
    for (let tries = 1; ; tries++) {
      await sendDueMail(
        store,
        transportThat(() => Promise.reject(full)),
        () => at,
      )
      const [waiting] = await store.outbox.retrying(10)
      if (!waiting) break
      expect(waiting).toMatchObject({ attempts: tries, failureClass: 'mailbox-full' })
      pauses.push(waiting.retryAt.since(at).total('hours'))
      at = waiting.retryAt
    }
    expect(pauses).toEqual([0.25, 1, 4, 12, 24, 24, 48])
    expect(await store.outbox.failed(10)).toMatchObject([{ failureClass: 'mailbox-full' }])
    expect(await store.mailFailures.countByClass(NOON.subtract({ hours: 1 }))).toEqual([
      { failureClass: 'mailbox-full', count: 8 },
    ])
  })

  function refusing(failureClass: FailureClass) {
    return transportThat(() => Promise.reject(new MailFailure('refused', failureClass)))
  }

  test.each(['policy', 'content', 'settings'] as const)(
    'the tenth refusal for %s within an hour pauses the queue and tells the operator',
    async (failureClass) => {
      const { store } = await freshStore(database)
      await queue(store, 12)
      await sendDueMail(store, refusing(failureClass), () => NOON)
      // The two that are left have not used up a try.
      expect(await store.outbox.retrying(20)).toHaveLength(10)
      const pause = { since: NOON, until: afterNoon({ hours: 1 }), refusals: 10 }
      expect(await store.mailFailures.findPause(NOON)).toEqual(pause)
      expect(
        vi.mocked(log.error).mock.calls.filter(([said]) => said === 'mail queue paused'),
      ).toEqual([['mail queue paused', { refusals: 10, until: '2026-11-24T08:00:00Z' }]])
      const sent: string[] = []
      const taking = transportThat(async ({ kind }) => void sent.push(kind))
      await store.outbox.add(makeMail({ kind: 'desk-sign-in' }), NOON)
      await sendDueMail(store, taking, () => afterNoon({ minutes: 59 }))
      expect(sent).toEqual(['desk-sign-in'])
      await sendDueMail(store, taking, () => afterNoon({ hours: 1 }))
      expect(sent).toHaveLength(13)
    },
  )

  test.each([
    ['nine refusals', 9, 'policy', 0],
    ['any number of full mailboxes', 15, 'mailbox-full', 0],
    ['refusals that are an hour apart', 9, 'policy', 60],
  ] as const)('%s do not pause the queue', async (_, count, failureClass, minutes) => {
    const { store } = await freshStore(database)
    await queue(store, count)
    await sendDueMail(store, refusing(failureClass), () => NOON)
    if (minutes) {
      await store.outbox.add(makeMail(), afterNoon({ minutes }))
      const one = await store.outbox.claim(afterNoon({ minutes }), leaseUntil, ['test'])
      const failure = { at: afterNoon({ minutes }), error: 'refused', failureClass }
      await store.outbox.setFailed(one?.id ?? '', failure)
    }
    expect(await store.mailFailures.findPause(afterNoon({ minutes }))).toBeUndefined()
  })

  test('an editor ends a pause, which counts anew, and the next one lasts longer', async () => {
    const { store } = await freshStore(database)
    await queue(store, 25)
    await sendDueMail(store, refusing('policy'), () => NOON)
    const by = { at: afterNoon({ minutes: 5 }), by: 'editor@example.org' }
    expect(await store.mailFailures.resume(by)).toBe(true)
    expect(await store.mailFailures.resume(by)).toBe(false)
    expect(await store.desk.auditLog({ limit: 1 })).toMatchObject([{ ...by, what: 'mail-resumed' }])
    await sendDueMail(store, refusing('policy'), () => afterNoon({ minutes: 6 }))
    const until = afterNoon({ minutes: 6 }).add({ hours: 2 })
    expect(await store.mailFailures.findPause(afterNoon({ minutes: 7 }))).toMatchObject({ until })
  })

  test('a crash between sending and noting it sends the same mail again, not another', async () => {
    const { store } = await freshStore(database)
    await queue(store, 1)
    const ids: string[] = []
    const transport = transportThat(async ({ id }) => void ids.push(id))
    const crashing: Store = {
      ...store,
      outbox: { ...store.outbox, setSent: () => Promise.reject(new Error('crash')) },
    }
    await expect(sendDueMail(crashing, transport, () => NOON)).rejects.toThrow('crash')
    expect(await sendDueMail(store, transport, () => afterNoon({ minutes: 9 }))).toBe(0)
    expect(await sendDueMail(store, transport, () => afterNoon({ minutes: 10 }))).toBe(1)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  test('no more mails than the ceiling go within any hour, by however many senders', async () => {
    const { store } = await freshStore(database)
    await queue(store, 9)
    let sent = 0
    const transport = transportThat(async () => {
      sent++
    })
    const send = (at: Temporal.Instant) =>
      Promise.all([1, 2, 3].map(() => sendDueMail(store, transport, () => at, { mailsPerHour: 4 })))
    await send(NOON)
    expect(sent).toBe(4)
    await send(afterNoon({ minutes: 59 }))
    expect(sent).toBe(4)
    await send(afterNoon({ minutes: 60 }))
    expect(sent).toBe(8)
    // What waited for the ceiling has not used up a try.
    const last = await store.outbox.claim(afterNoon({ hours: 3 }), leaseUntil)
    expect(last).toMatchObject({ attempts: 1 })
  })

  test('a mailer told to stop ends after the mail under way', async () => {
    const { store } = await freshStore(database)
    await queue(store, 3)
    const stopping = new AbortController()
    const transport = transportThat(async () => stopping.abort())
    expect(await sendDueMail(store, transport, () => NOON, { signal: stopping.signal })).toBe(1)
    expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 2 })
  })

  test('no address and no word of a mail gets into the log', async () => {
    const { store } = await freshStore(database)
    await queue(store, 2)
    let first = true
    const transport = transportThat(async ({ to }) => {
      if (!first) throw new MailFailure(`550 <${to}> unknown`, 'no-mailbox')
      first = false
      throw new Error(`timeout for ${to}`)
    })
    await sendDueMail(store, transport, () => NOON)
    const lines = [log.info, log.warn, log.error].flatMap((level) => vi.mocked(level).mock.calls)
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toMatch(/example\.org|mail 0|mail 1/)
  })
})

test('work in the background sends, cleans, outlives a failing store, and ends when told', async () => {
  const { store } = await freshStore()
  await queue(store, 1)
  const expiresAt = NOON
  await store.drafts.save({ key: 'k', form: 'f', answers: {}, at: NOON, expiresAt })
  let claims = 0
  const flaky: Store = {
    ...store,
    outbox: {
      ...store.outbox,
      claim(at, until) {
        claims++
        return claims === 1 ? Promise.reject(new Error('lost')) : store.outbox.claim(at, until)
      },
    },
  }
  const stopping = new AbortController()
  const close = vi.fn()
  const sent = Promise.withResolvers<QueuedMail>()
  const work = runJobs({
    store: flaky,
    transport: { send: async (mail) => sent.resolve(mail), close },
    signal: stopping.signal,
    now: () => NOON,
  })
  expect(await sent.promise).toMatchObject({ subject: 'mail 0' })
  expect(log.error).toHaveBeenCalledWith('due mail not sent', { error: 'Error' })
  expect(log.info).toHaveBeenCalledWith('outdated deleted', expect.objectContaining({ drafts: 1 }))
  expect(close).not.toHaveBeenCalled()
  stopping.abort()
  await work
  expect(close).toHaveBeenCalledOnce()
  expect(await store.outbox.counts(NOON)).toEqual({ waiting: 0, failed: 0 })
})
