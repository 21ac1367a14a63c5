import { expect, test } from 'vitest'
import { MailFailure, openTransport } from '#lib/mail/transport.ts'
import type { FailureClass } from '#lib/store/mail-types.ts'
import { makeQueuedMail } from '../../factories/mail.ts'
import { readMail } from '../../factories/read-mail.ts'
import { type SmtpReplies, smtpError, startSmtpServer } from '../../factories/smtp-server.ts'

const from = 'WE Guide <guide@guide.example>'

async function send(answers: SmtpReplies): Promise<unknown> {
  const { url } = await startSmtpServer(answers)
  const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from })
  const error = await transport.send(makeQueuedMail()).catch((reason: unknown) => reason)
  transport.close()
  return error
}

test('a mail that the server takes arrives whole, for its one recipient', async () => {
  const { url, delivered } = await startSmtpServer()
  const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from })
  const mail = makeQueuedMail()
  await transport.send(mail)
  transport.close()
  expect(delivered).toHaveLength(1)
  const { raw, ...envelope } = delivered[0] ?? { raw: '' }
  expect(envelope).toEqual({ from: 'guide@guide.example', to: ['reader@example.org'] })
  const { headers, text, html } = readMail(Buffer.from(raw))
  expect({ text, html }).toEqual({ text: mail.text, html: mail.html })
  expect(headers.get('subject')).toBe(mail.subject)
  expect(headers.get('message-id')).toBe('<mail-1@guide.example>')
})

const FAILURES: [FailureClass, SmtpReplies][] = [
  ['no-mailbox', { onRecipient: () => smtpError(550, '5.1.1 no such user') }],
  ['no-mailbox', { onRecipient: () => smtpError(556, '5.1.10 null MX') }],
  ['no-mailbox', { onRecipient: () => smtpError(550, 'unknown user') }],
  ['mailbox-full', { onRecipient: () => smtpError(552, '5.2.2 mailbox full') }],
  ['policy', { onRecipient: () => smtpError(550, '5.7.1 not allowed') }],
  ['policy', { onRecipient: () => smtpError(550, 'reader blocked using zen.spamhaus.org') }],
  ['policy', { onSender: () => smtpError(550, '5.1.1 no such user') }],
  ['content', { onData: () => smtpError(554, '5.7.1 looks like spam') }],
  ['later', { onRecipient: () => smtpError(450, '4.1.1 no such user') }],
  ['mailbox-full', { onData: () => smtpError(452, '4.3.1 insufficient system storage') }],
]

test.each(FAILURES)('%s, by the answer to the command that was refused', async (name, answers) => {
  const error = await send(answers)
  expect(error).toBeInstanceOf(MailFailure)
  expect(error).toMatchObject({ failureClass: name })
})

test('a server that does not listen was not reached', async () => {
  const transport = openTransport({ smtpUrl: 'smtp://127.0.0.1:1', dataDir: '/nowhere', from })
  const error = await transport.send(makeQueuedMail()).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ failureClass: 'unreachable' })
})

test('a server that asks for a login which the settings do not have is a fault of the settings', async () => {
  const { url } = await startSmtpServer({ onSender: () => smtpError(530, 'login first') })
  const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from })
  const error = await transport.send(makeQueuedMail()).catch((reason: unknown) => reason)
  transport.close()
  expect(error).toMatchObject({ failureClass: 'settings' })
})
