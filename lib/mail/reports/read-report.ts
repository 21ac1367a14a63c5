import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import type { FailureClass, MailReport } from '#lib/store/mail-types.ts'
import { classifyAnswer } from '../smtp-answer.ts'

/** The fields of a block of headers, in lower case, unfolded (RFC 5322, 2.2.3). */
function readFields(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':')
      if (colon < 1) return []
      return [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]]
    }),
  )
}

/** The first word of a field, in lower case: fields may have comments behind it (RFC 5322, 3.2.2). */
function firstWord(field: string | undefined): string {
  return /^[\w-]*/.exec(field?.toLowerCase() ?? '')?.[0] ?? ''
}

/** The ids of mails in a header such as `Message-ID` or `References`. */
export function mailIdsIn(header: string): string[] {
  return [...header.matchAll(/<([^<>@\s]+)@[^<>\s]+>/g)].map(([, id = '']) => id)
}

/**
 * The class of a bounce: what the last server said (`Diagnostic-Code`, RFC 3464, 2.3.6), read like
 * an answer to ourselves; without that, the enhanced status code alone.
 */
export function classifyBounce(status: string, diagnostic: string): FailureClass {
  const said = diagnostic.replace(/^[a-z-]+\s*;\s*/i, '').trim()
  const response = /^[245]\d\d\b/.test(said) ? said : `${status.slice(0, 1)}50 ${status} ${said}`
  return classifyAnswer({ response, command: 'RCPT TO' })
}

type Part = { type: string; content: string }

const DELIVERY_STATUS = /^message\/(?:global-)?delivery-status$/

function impliedAction(fields: Map<string, string>): string {
  const isAboutReader = fields.has('final-recipient') || fields.has('original-recipient')
  return isAboutReader && /^5\.\d/.test(fields.get('status') ?? '') ? 'failed' : ''
}

/** The id of our mail where a delivery report names it in a field of its own, as Gmail does. */
function originalIds(parts: Part[]): string[] {
  return parts
    .filter(({ type }) => DELIVERY_STATUS.test(type))
    .map(({ content }) => readFields(content).get('x-original-message-id') ?? '')
}

/** Of a delivery report (RFC 3464), the class of the failure; undefined when nothing has failed. */
function readFailure(parts: Part[]): FailureClass | undefined {
  const report = parts.find(({ type }) => DELIVERY_STATUS.test(type))
  for (const block of report?.content.split(/\r?\n\s*\r?\n/) ?? []) {
    const fields = readFields(block)
    // `delayed`, `relayed` and `delivered` are news, not failures. Some servers name no action.
    const action = firstWord(fields.get('action')) || impliedAction(fields)
    if (action !== 'failed') continue
    return classifyBounce(fields.get('status') ?? '5.0.0', fields.get('diagnostic-code') ?? '')
  }
  return undefined
}

/** Whether a feedback report (ARF, RFC 5965) says that a reader calls the mail unwanted. */
function isComplaint(parts: Part[]): boolean {
  const report = parts.find(({ type }) => type === 'message/feedback-report')
  const kind = report && readFields(report.content).get('feedback-type')
  return /^(?:abuse|fraud|virus|opt-out|opt-out-list)$/.test(firstWord(kind))
}

/**
 * Reads a message out of a mailbox for bounces. Gives what it reports about which mails of ours;
 * undefined for anything that is neither a failed delivery nor a complaint, such as a person's words.
 */
export async function readReport(raw: Buffer): Promise<MailReport | undefined> {
  const message = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: true })
  const parts = message.attachments.map(({ contentType, content }) => ({
    type: contentType.toLowerCase(),
    content: content.toString('utf8'),
  }))
  const failureClass = readFailure(parts)
  if (!failureClass && !isComplaint(parts)) return undefined
  const returned = parts.filter(({ type }) =>
    /^(?:message\/(?:rfc822|global)(?:-headers)?|text\/rfc822-headers)$/.test(type),
  )
  const ids = returned.map(({ content }) => readFields(headOf(content)).get('message-id') ?? '')
  const answered = [message.inReplyTo ?? '', message.references ?? []].flat()
  return {
    // Some servers give reports no id of their own.
    id: createHash('sha256')
      .update(message.messageId ?? raw)
      .digest('hex'),
    mailIds: [...new Set([...ids, ...originalIds(parts), ...answered].flatMap(mailIdsIn))],
    ...(failureClass ? { kind: 'bounce', failureClass } : { kind: 'complaint' }),
  }
}

function headOf(message: string): string {
  return message.trimStart().split(/\r?\n\r?\n/, 1)[0] ?? ''
}
