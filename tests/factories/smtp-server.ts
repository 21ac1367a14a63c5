import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Delivered = { from: string; to: string[]; raw: string }

/** What the server says to each mail: nothing when it takes it. */
export type FormValues = {
  onSender?: (address: string) => Error | undefined
  onRecipient?: (address: string) => Error | undefined
  onData?: (mail: Delivered) => Error | undefined
}

/** An answer of a mail server that is no welcome. */
export function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** A mail server on a port of its own, gone after the test, and what was delivered to it. */
export async function startSmtpServer(
  answers: FormValues = {},
): Promise<{ url: string; delivered: Delivered[] }> {
  const delivered: Delivered[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: ({ address }, _session, done) => done(answers.onSender?.(address)),
    onRcptTo: ({ address }, _session, done) => done(answers.onRecipient?.(address)),
    async onData(stream, session, done) {
      const raw = await text(stream)
      const { mailFrom, rcptTo } = session.envelope
      const from = mailFrom ? mailFrom.address : ''
      const mail = { from, to: rcptTo.map(({ address }) => address), raw }
      const refused = answers.onData?.(mail)
      if (!refused) delivered.push(mail)
      done(refused)
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return { url: `smtp://127.0.0.1:${address.port}`, delivered }
}
