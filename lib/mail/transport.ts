import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { mailbox, toAsciiSender } from '#lib/config/mailbox.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import type { QueuedMail } from '#lib/store/store.ts'
import type { Dkim } from './dkim.ts'
import { writeMailFile } from './mail-file.ts'
import { classifyAnswer } from './smtp-answer.ts'

/** Hands mails to a server or a folder. `send` rejects with a `MailFailure`. */
export type Transport = {
  send(mail: QueuedMail): Promise<void>
  close(): void
}

/** The kind of the letters that people have subscribed to. All other mails are automatic. */
export const LETTER_KIND = 'letter'

/** A mail that was not taken, and what that means. */
export class MailFailure extends Error {
  readonly failureClass: FailureClass
  /** The connection ended before the server's answer: it may have the mail nevertheless. */
  readonly mayHaveArrived: boolean

  constructor(message: string, failureClass: FailureClass, { mayHaveArrived = false } = {}) {
    super(message)
    this.failureClass = failureClass
    this.mayHaveArrived = mayHaveArrived
  }
}

const lost = z.object({
  code: z.enum(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'ECONNRESET']),
  originalCode: z.string().optional(),
  timeoutType: z.string().optional(),
})

/** Whether an error without an answer came when the mail may have been handed over already. */
function isLost(error: unknown): boolean {
  const { data } = lost.safeParse(error)
  if (!data || data.timeoutType?.match(/^(?:CONNECT|GREETING|UPGRADE)/)) return false
  return !/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(
    data.originalCode ?? '',
  )
}

export type TransportSettings = {
  smtpUrl?: string | undefined
  dataDir: string
  from: string
  dkim?: Dkim | undefined
}

const answer = z.object({ response: z.string(), command: z.string().default('') })

/** A mailer's error with its class. Without a server's answer the server was not reached. */
export function readFailure(error: unknown): MailFailure {
  const { data } = answer.safeParse(error)
  if (data) return new MailFailure(data.response, classifyAnswer(data))
  const message = error instanceof Error ? error.message : String(error)
  const isLogin = error instanceof Error && 'code' in error && error.code === 'EAUTH'
  const failureClass = isLogin ? 'settings' : 'unreachable'
  return new MailFailure(message, failureClass, { mayHaveArrived: isLost(error) })
}

/** The message of both transports. A repeated one has the same id and date, so it can be recognised. */
function toMessage(mail: QueuedMail, from: string) {
  const address = mailbox(from)
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return {
    from: toAsciiSender(from) ?? from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${domain}>`,
    date: new Date(mail.createdAt.epochMilliseconds),
    headers: {
      // RFC 3834: letters are written by people for people.
      ...(mail.kind !== LETTER_KIND && { 'Auto-Submitted': 'auto-generated' }),
      'Content-Language': mail.locale,
      ...mail.headers,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function openSmtp(url: string, from: string, dkim: Dkim | undefined): Transport {
  // Together shorter than a lease in the outbox, so that a slow server makes no second sender.
  const mailer = createTransport({
    url,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    ...(dkim && { dkim }),
  })
  return {
    async send(mail) {
      try {
        await mailer.sendMail(toMessage(mail, from))
      } catch (error) {
        throw readFailure(error)
      }
    },
    close: () => mailer.close(),
  }
}

function openFolder(dataDir: string, from: string, dkim: Dkim | undefined): Transport {
  const options = { streamTransport: true, buffer: true, newline: 'windows' } as const
  const writer = createTransport({ ...options, ...(dkim && { dkim }) })
  return {
    async send(mail) {
      const { message } = await writer.sendMail(toMessage(mail, from))
      if (!Buffer.isBuffer(message)) throw new Error('The mailer gave no message to write')
      const created = mail.createdAt.toString({ smallestUnit: 'second' })
      await writeMailFile(dataDir, `${created}-${mail.id}`, message)
    },
    close: () => writer.close(),
  }
}

/** Mail by SMTP; without an address of a server each mail becomes a file in the data folder. */
export function openTransport({ smtpUrl, dataDir, from, dkim }: TransportSettings): Transport {
  return smtpUrl ? openSmtp(smtpUrl, from, dkim) : openFolder(dataDir, from, dkim)
}
