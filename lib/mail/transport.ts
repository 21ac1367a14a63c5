import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { QueuedMail } from '#lib/store/store.ts'
import { writeMailFile } from './mail-file.ts'

/** What brings a mail away. `send` rejects with `MailRefused` when trying again is of no use. */
export type Transport = {
  send(mail: QueuedMail): Promise<void>
  close(): void
}

/** A mail that was refused for good. */
export class MailRefused extends Error {
  /** Whether the address itself is said not to exist. */
  readonly noSuchAddress: boolean

  constructor(message: string, noSuchAddress: boolean) {
    super(message)
    this.noSuchAddress = noSuchAddress
  }
}

export type TransportSettings = { smtpUrl?: string | undefined; dataDir: string; from: string }

const refusal = z.object({
  code: z.enum(['EENVELOPE', 'EMESSAGE']),
  // A refused sender is a fault of the settings, which the operator can mend; the mail waits.
  command: z.string().refine((command) => command !== 'MAIL FROM'),
  permanent: z.literal(true),
  responseCode: z.number(),
  response: z.string(),
})

/** The error of a mailer as ours: whether it is for good, and about the address (RFC 3463, X.1.1). */
export function readRefusal(error: unknown): MailRefused | undefined {
  const parsed = refusal.safeParse(error)
  if (!parsed.success) return undefined
  const { command, responseCode, response } = parsed.data
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response)?.[1]
  const aboutAddress = status ? /^5\.1\.[1236]$|^5\.1\.10$/.test(status) : responseCode === 550
  return new MailRefused(response, command === 'RCPT TO' && aboutAddress)
}

/** The message as both transports give it on. A repeat has the same id and date: it is recognisable. */
function toMessage(mail: QueuedMail, from: string) {
  const domain = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${domain}>`,
    date: new Date(mail.createdAt.epochMilliseconds),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.locale,
      ...mail.headers,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function openSmtp(url: string, from: string): Transport {
  // Together shorter than a lease in the outbox, so that a slow server makes no second sender.
  const mailer = createTransport({
    url,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  })
  return {
    async send(mail) {
      try {
        await mailer.sendMail(toMessage(mail, from))
      } catch (error) {
        throw readRefusal(error) ?? error
      }
    },
    close: () => mailer.close(),
  }
}

function openFolder(dataDir: string, from: string): Transport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
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
export function openTransport({ smtpUrl, dataDir, from }: TransportSettings): Transport {
  return smtpUrl ? openSmtp(smtpUrl, from) : openFolder(dataDir, from)
}
