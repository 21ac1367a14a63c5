import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Delivered = { from: string; to: string[]; raw: string }

/** The errors that the server replies with; undefined accepts the mail. */
export type SmtpReplies = {
  onSender?: (address: string) => Error | undefined
  onRecipient?: (address: string) => Error | undefined
  onData?: (mail: Delivered) => Error | undefined
}

/** An SMTP error reply. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** Starts a mail server on a free port, stopped after the test, and collects the delivered mails. */
export async function startSmtpServer(
  replies: SmtpReplies = {},
): Promise<{ url: string; delivered: Delivered[] }> {
  const delivered: Delivered[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: ({ address }, _session, done) => done(replies.onSender?.(address)),
    onRcptTo: ({ address }, _session, done) => done(replies.onRecipient?.(address)),
    async onData(stream, session, done) {
      // A client that is killed leaves half a message.
      const raw = await text(stream).catch(() => undefined)
      if (raw === undefined) return done()
      const { mailFrom, rcptTo } = session.envelope
      const from = mailFrom ? mailFrom.address : ''
      const mail = { from, to: rcptTo.map(({ address }) => address), raw }
      const refused = replies.onData?.(mail)
      if (!refused) delivered.push(mail)
      done(refused)
    },
  })
  // Connections of a killed client end with an error.
  server.on('error', () => undefined)
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return { url: `smtp://127.0.0.1:${address.port}`, delivered }
}
