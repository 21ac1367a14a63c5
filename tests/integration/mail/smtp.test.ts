import { expect, test } from 'vitest'
import { MailRefused, openTransport } from '#lib/mail/transport.ts'
import { makeQueuedMail } from '../../factories/mail.ts'
import { readMail } from '../../factories/read-mail.ts'
import { type FormValues, smtpError, startSmtpServer } from '../../factories/smtp-server.ts'

const from = 'WE Guide <guide@guide.example>'

async function send(answers: FormValues): Promise<unknown> {
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

const PERMANENT: [string, FormValues, boolean][] = [
  [
    'the mailbox does not exist, by its status',
    { onRecipient: () => smtpError(550, '5.1.1 no such user') },
    true,
  ],
  [
    'the domain takes no mail, by its status',
    { onRecipient: () => smtpError(556, '5.1.10 null MX') },
    true,
  ],
  ['550 without a status', { onRecipient: () => smtpError(550, 'unknown user') }, true],
  [
    'the mailbox is full for good',
    { onRecipient: () => smtpError(552, '5.2.2 mailbox full') },
    false,
  ],
  [
    'policy refuses the recipient',
    { onRecipient: () => smtpError(550, '5.7.1 not allowed') },
    false,
  ],
  ['the content is refused', { onData: () => smtpError(554, '5.7.1 looks like spam') }, false],
]

test.each(PERMANENT)('refused for good: %s', async (_, answers, noSuchAddress) => {
  const error = await send(answers)
  expect(error).toBeInstanceOf(MailRefused)
  expect(error).toMatchObject({ noSuchAddress })
})

const TEMPORARY: [string, FormValues][] = [
  ['greylisting', { onRecipient: () => smtpError(450, '4.2.0 try later') }],
  ['no room at the moment', { onData: () => smtpError(452, '4.3.1 no space') }],
  ['our own sender refused', { onSender: () => smtpError(550, '5.7.1 sender not yours') }],
]

test.each(TEMPORARY)('worth another try: %s', async (_, answers) => {
  const error = await send(answers)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(MailRefused)
})

test('worth another try: nobody listens there', async () => {
  const transport = openTransport({ smtpUrl: 'smtp://127.0.0.1:1', dataDir: '/nowhere', from })
  const error = await transport.send(makeQueuedMail()).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(error).not.toBeInstanceOf(MailRefused)
})
