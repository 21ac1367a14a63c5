import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { readSignedReport } from '#lib/mail/reports/signed-report.ts'
import { afterNoon, NOON } from '../../../factories/instant.ts'

const SECRET = 'a secret of at least 32 characters'
const BODY = JSON.stringify({ type: 'complaint', messageId: '<mail-1@guide.example>' })
const SECONDS = String(NOON.epochMilliseconds / 1000)

function sign(payload = BODY, { id = 'event-1', timestamp = SECONDS, secret = SECRET } = {}) {
  const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.${payload}`).digest('base64')
  return { id, timestamp, signature: `v1,${mac}` }
}

test('a signed complaint names our mail', () => {
  const report = readSignedReport(SECRET, sign(), BODY, NOON)
  expect(report).toMatchObject({ kind: 'complaint', mailIds: ['mail-1'] })
})

test('a signed bounce has the class of what the server said, with the id of the event', () => {
  const body = JSON.stringify({
    type: 'bounce',
    messageId: 'mail-1@guide.example',
    status: '5.1.1',
    diagnostic: '550 5.1.1 User unknown',
  })
  const first = readSignedReport(SECRET, sign(body), body, NOON)
  expect(first).toMatchObject({ kind: 'bounce', mailIds: ['mail-1'], failureClass: 'no-mailbox' })
  expect(readSignedReport(SECRET, sign(body), body, afterNoon({ seconds: 9 }))).toEqual(first)
  const full = body.replace('5.1.1"', '5.2.2"').replace('550 5.1.1 User unknown', 'mailbox full')
  expect(readSignedReport(SECRET, sign(full), full, NOON)).toMatchObject({
    failureClass: 'mailbox-full',
  })
})

test.each([
  ['another secret', sign(BODY, { secret: 'another secret' })],
  ['another body', sign('{}')],
  ['no signature', { ...sign(), signature: '' }],
  ['another version', { ...sign(), signature: sign().signature.replace('v1', 'v2') }],
  ['another id', { ...sign(), id: 'event-2' }],
  ['no id', sign(BODY, { id: '' })],
  ['a clock that is no number', sign(BODY, { timestamp: 'now' })],
])('%s is a forgery', (_, headers) => {
  expect(readSignedReport(SECRET, headers, BODY, NOON)).toBe('forged')
})

test('one of several signatures is enough, as while a secret is being replaced', () => {
  const { signature, ...headers } = sign()
  const several = { ...headers, signature: `v1,AAAA ${signature}` }
  expect(readSignedReport(SECRET, several, BODY, NOON)).toMatchObject({ kind: 'complaint' })
})

test.each([
  [{ seconds: 300 }, true],
  [{ seconds: 301 }, false],
  [{ seconds: -300 }, true],
  [{ seconds: -301 }, false],
])('read again after %o it is taken: %s', (later, taken) => {
  const report = readSignedReport(SECRET, sign(), BODY, afterNoon(later))
  expect(report !== 'forged').toBe(taken)
})

test.each(['', '[]', '{"type":"open","messageId":"a@b"}', '{"type":"bounce"}', 'null'])(
  'a signed body %j is no report',
  (body) => {
    expect(readSignedReport(SECRET, sign(body), body, NOON)).toBe('malformed')
  },
)
