import { describe, expect, test } from 'vitest'
import { readReport } from '#lib/mail/reports/read-report.ts'
import { arf, dsn } from '../../../factories/reports.ts'

const OURS = 'letter-2026-12-01-0123456789abcdef01234567'

function read(raw: string) {
  return readReport(Buffer.from(raw))
}

describe('a failed delivery', () => {
  test.each([
    ['Postfix', '5.1.1', 'smtp; 550 5.1.1 <a@b.kz>: Recipient address rejected: User unknown'],
    ['Exim', '5.0.0', 'smtp; 550-5.1.1 The email account that you tried to reach does not exist'],
    ['a server that gives a code alone', '5.1.1', ''],
    [
      'Mail.ru',
      '5.0.0',
      'smtp; 550 Message was not accepted -- invalid mailbox. Local mailbox a@mail.ru is unavailable: user not found',
    ],
  ])('of %s about a mailbox that is not there', async (_, status, diagnostic) => {
    expect(await read(dsn({ id: OURS, status, diagnostic }))).toMatchObject({
      kind: 'bounce',
      failureClass: 'no-mailbox',
      mailIds: [OURS],
    })
  })

  test.each([
    ['mailbox-full', '5.2.2', 'smtp; 552 5.2.2 Mailbox full'],
    ['policy', '5.7.1', 'smtp; 550 5.7.1 blocked using zen.spamhaus.org'],
    ['content', '5.7.0', 'smtp; 554 5.7.0 This message looks like spam'],
    ['unreachable', '4.4.7', 'smtp; delivery temporarily suspended: connection timed out'],
  ])('of the class %s speaks of no missing mailbox', async (failureClass, status, diagnostic) => {
    const report = await read(dsn({ id: OURS, status, diagnostic }))
    expect(report?.failureClass).not.toBe('no-mailbox')
    if (failureClass !== 'unreachable') expect(report?.failureClass).toBe(failureClass)
  })

  test.each(['delayed', 'delivered', 'relayed'])(
    'a delivery that is %s is none',
    async (action) => {
      expect(await read(dsn({ id: OURS, action, status: '4.4.1' }))).toBeUndefined()
    },
  )

  test('names our mail by the returned headers alone, or by what it answers', async () => {
    const headersOnly = dsn({ id: OURS, returned: 'text/rfc822-headers' })
    expect(await read(headersOnly)).toMatchObject({ mailIds: [OURS] })
    const answer = dsn({ id: OURS, returned: 'none' }).replace(
      'MIME-Version',
      `In-Reply-To: <${OURS}@guide.example>\r\nMIME-Version`,
    )
    expect(await read(answer)).toMatchObject({ mailIds: [OURS] })
  })

  test('has the same id however often it is read, and another one for another report', async () => {
    const first = await read(dsn({ id: OURS, reportId: 'one@mx' }))
    const again = await read(dsn({ id: OURS, reportId: 'one@mx' }))
    const other = await read(dsn({ id: OURS, reportId: 'two@mx' }))
    expect(again?.id).toBe(first?.id)
    expect(other?.id).not.toBe(first?.id)
  })
})

describe('a feedback report', () => {
  test('of abuse is a complaint about our mail', async () => {
    expect(await read(arf({ id: OURS }))).toMatchObject({ kind: 'complaint', mailIds: [OURS] })
  })

  test.each(['not-spam', 'auth-failure', 'other'])('of %s is none', async (type) => {
    expect(await read(arf({ id: OURS, type }))).toBeUndefined()
  })
})

test.each([
  ['a person’s words', 'From: a@b.kz\r\nSubject: Hi\r\n\r\nPlease no more mails.'],
  ['an automatic answer', 'Auto-Submitted: auto-replied\r\nSubject: Away\r\n\r\nI am away.'],
  ['nothing', ''],
  [
    'broken MIME',
    'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nAction',
  ],
  [
    'words that look like a report',
    'Content-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1',
  ],
])('%s is no report', async (_, raw) => {
  expect(await read(raw)).toBeUndefined()
})
