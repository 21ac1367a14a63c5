import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { mailbox, toAsciiSender } from '#lib/config/mailbox.ts'
import { isProbeAddress } from '#lib/config/probe-address.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import type { QueuedMail } from '#lib/store/store.ts'
import { createCopyWriter, type MailCopy } from './copies.ts'
import type { Dkim } from './dkim.ts'
import { writeMailFile } from './mail-file.ts'
import { classifyAnswer } from './smtp-answer.ts'

/** Hands mails to a server or a folder. `send` rejects with a `MailFailure`. */
export type Transport = {
  /** `copy` says of which mail it is a copy: that one is written only once. */
  send(mail: QueuedMail, copy?: MailCopy): Promise<void>
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

export type TransportSettings = {
  smtpUrl?: string | undefined
  dataDir: string
  from: string
  dkim?: Dkim | undefined
}

const answer = z.object({ response: z.string(), command: z.string().default('') })

/**
 * A mailer's error with its class. Without a server's answer the server was not reached, or the
 * connection ended: after the first byte of the message (`wasRead`), it may have the mail.
 */
export function readFailure(error: unknown, { wasRead = false } = {}): MailFailure {
  const { data } = answer.safeParse(error)
  if (data) return new MailFailure(data.response, classifyAnswer(data))
  const message = error instanceof Error ? error.message : String(error)
  const isLogin = error instanceof Error && 'code' in error && error.code === 'EAUTH'
  const failureClass = isLogin ? 'settings' : 'unreachable'
  return new MailFailure(message, failureClass, { mayHaveArrived: wasRead })
}

/** The `Message-ID` of a mail, the same however often it is sent. */
function messageIdOf({ id }: QueuedMail, from: string): string {
  const address = mailbox(from)
  return `<${id}@${address.slice(address.lastIndexOf('@') + 1)}>`
}

/** The message of both transports. A repeated one has the same id and date, so it can be recognised. */
function toMessage(mail: QueuedMail, from: string) {
  return {
    from: toAsciiSender(from) ?? from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageIdOf(mail, from),
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

/** What the mailer is given for a mail: its parts, or for a copy the message as it is written. */
function messageWriter(from: string) {
  const writeCopy = createCopyWriter((mail) => toMessage(mail, from))
  return async (mail: QueuedMail, copy: MailCopy | undefined) => {
    if (!copy) return toMessage(mail, from)
    const messageId = messageIdOf(mail, from)
    return { messageId, envelope: { from: mailbox(from), to: mail.to }, raw: await writeCopy(copy) }
  }
}

/** Connections to the server that are open at a time, and mails until one is replaced. */
export const MAX_CONNECTIONS = 5
export const MAX_MESSAGES = 100

function openSmtp(url: string, from: string, dkim: Dkim | undefined): Transport {
  // Together shorter than a lease in the outbox, so that a slow server makes no second sender.
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    maxMessages: MAX_MESSAGES,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    ...(dkim && { dkim }),
  })
  // The mailer reads a message's stream only once the server has said that it takes the data.
  const streams = new Map<string, Readable>()
  mailer.use('stream', ({ message, data }, done) => {
    const open = message.createReadStream.bind(message)
    message.createReadStream = () => {
      const stream = open()
      streams.set(String(data.messageId), stream)
      return stream
    }
    done()
  })
  const write = messageWriter(from)
  return {
    async send(mail, copy) {
      const messageId = messageIdOf(mail, from)
      try {
        await mailer.sendMail(await write(mail, copy))
      } catch (error) {
        const wasRead = streams.get(messageId)?.readableDidRead ?? false
        throw readFailure(error, { wasRead })
      } finally {
        streams.delete(messageId)
      }
    },
    close: () => mailer.close(),
  }
}

function openFolder(dataDir: string, from: string, dkim: Dkim | undefined): Transport {
  const options = { streamTransport: true, buffer: true, newline: 'windows' } as const
  const writer = createTransport({ ...options, ...(dkim && { dkim }) })
  const write = messageWriter(from)
  return {
    async send(mail, copy) {
      const { message } = await writer.sendMail(await write(mail, copy))
      if (!Buffer.isBuffer(message)) throw new Error('The mailer gave no message to write')
      await writeMailFile(dataDir, mail, message)
    },
    close: () => writer.close(),
  }
}

/**
 * Mail by SMTP; without an address of a server each mail becomes a file in the data folder. Mails
 * to the probe end here.
 */
export function openTransport({ smtpUrl, dataDir, from, dkim }: TransportSettings): Transport {
  const transport = smtpUrl ? openSmtp(smtpUrl, from, dkim) : openFolder(dataDir, from, dkim)
  return {
    async send(mail, copy) {
      if (!isProbeAddress(mail.to)) await transport.send(mail, copy)
    },
    close: transport.close,
  }
}
