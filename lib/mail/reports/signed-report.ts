import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { MailReport } from '#lib/store/mail-types.ts'
import { classifyBounce, mailIdsIn } from './read-report.ts'

/** How far the clock of a sender may be off, and how long a signed report is taken. */
const TOLERANCE_SECONDS = 300

const body = z.object({
  type: z.enum(['bounce', 'complaint']),
  /** The `Message-ID` of our mail, with or without its brackets. */
  messageId: z.string().min(3).max(998),
  /** Of a bounce: the enhanced status code and what the server said. */
  status: z
    .string()
    .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
    .default('5.0.0'),
  diagnostic: z.string().max(2_000).default(''),
})

/** The headers of Standard Webhooks (standardwebhooks.com), 1.0.0. */
export type SignedHeaders = { id: string; timestamp: string; signature: string }

function signatureOf(secret: string, { id, timestamp }: SignedHeaders, payload: string): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.${payload}`).digest()
}

/** Whether one of the signatures (`v1,<base64>`, separated by blanks) is ours and recent. */
function isGenuine(
  secret: string,
  headers: SignedHeaders,
  payload: string,
  at: Temporal.Instant,
): boolean {
  if (!/^\d{1,12}$/.test(headers.timestamp) || headers.id === '') return false
  const age = at.epochMilliseconds / 1000 - Number(headers.timestamp)
  if (Math.abs(age) > TOLERANCE_SECONDS) return false
  const wanted = signatureOf(secret, headers, payload)
  return headers.signature.split(' ').some((one) => {
    const [version, text = ''] = one.split(',')
    const given = Buffer.from(text, 'base64')
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

/**
 * Reads a report that a program posted with a signature: see `lib/mail/README.md`. `forged` when the
 * signature is not ours or too old, `malformed` when the body is no report.
 */
export function readSignedReport(
  secret: string,
  headers: SignedHeaders,
  payload: string,
  at: Temporal.Instant,
): MailReport | 'forged' | 'malformed' {
  if (!isGenuine(secret, headers, payload, at)) return 'forged'
  const parsed = body.safeParse(parseJson(payload))
  if (!parsed.success) return 'malformed'
  const { type, messageId, status, diagnostic } = parsed.data
  const mailIds = mailIdsIn(messageId.startsWith('<') ? messageId : `<${messageId}>`)
  const id = createHash('sha256').update(`webhook\n${headers.id}`).digest('hex')
  if (type === 'complaint') return { id, kind: type, mailIds }
  return { id, kind: type, mailIds, failureClass: classifyBounce(status, diagnostic) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
