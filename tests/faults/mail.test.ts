import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { sendDueMail } from '#lib/mail/send-due-mail.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { freshStore } from '../factories/fresh-store.ts'
import { NOON } from '../factories/instant.ts'
import { makeMail } from '../factories/mail.ts'
import { openReader } from '../factories/reader.ts'
import { type SmtpReplies, smtpError, startSmtpServer } from '../factories/smtp-server.ts'
import { freePort, startSite } from '../running-site.ts'
import { noteFault } from './table.ts'

const FROM = 'WE Guide <guide@guide.example>'
const told: string[] = []

/** Sends what is due, at a time, through a server. */
async function sendAt(
  store: Awaited<ReturnType<typeof freshStore>>['store'],
  smtpUrl: string,
  at: Temporal.Instant,
): Promise<number> {
  const transport = openTransport({ smtpUrl, dataDir: '', from: FROM })
  try {
    return await sendDueMail(store, transport, () => at)
  } finally {
    transport.close()
  }
}

/** A server that speaks like a broken one. */
async function brokenServer(speak: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    speak(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `smtp://127.0.0.1:${address.port}`
}

const refusing = (replies: SmtpReplies) => async () => (await startSmtpServer(replies)).url

const MOODS: [name: string, open: () => Promise<string>][] = [
  ['does not listen', async () => `smtp://127.0.0.1:${await freePort()}`],
  ['hangs up at once', () => brokenServer((socket) => socket.destroy())],
  [
    'talks nonsense',
    () => brokenServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  ],
  ['is too busy (421)', () => brokenServer((socket) => void socket.end('421 4.3.2 too busy\r\n'))],
  [
    'greylists (450)',
    refusing({ onRecipient: () => smtpError(450, '4.7.1 Greylisted, come back') }),
  ],
  [
    'has a full mailbox (452)',
    refusing({ onRecipient: () => smtpError(452, '4.2.2 mailbox full') }),
  ],
  [
    'dislikes the sender (550 policy)',
    refusing({ onSender: () => smtpError(550, '5.7.1 blocked by policy') }),
  ],
  ['refuses after the data (451)', refusing({ onData: () => smtpError(451, '4.3.0 local error') })],
]

test.each(MOODS)(
  'a mail server that %s: the mail stays, and arrives once when the server is well',
  async (name, open) => {
    const { store } = await freshStore()
    await store.outbox.add(makeMail({ to: 'aliya@example.org' }), NOON)
    expect(await sendAt(store, await open(), NOON)).toBe(0)
    expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 1, failed: 0 })

    const well = await startSmtpServer()
    // Not before its time, and by itself within a day.
    expect(await sendAt(store, well.url, NOON.add({ seconds: 30 }))).toBe(0)
    expect(await sendAt(store, well.url, NOON.add({ hours: 24 }))).toBe(1)
    expect(await sendAt(store, well.url, NOON.add({ hours: 48 }))).toBe(0)
    expect(well.delivered).toHaveLength(1)
    expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 0, failed: 0 })
    told.push(name)
  },
)

test('a mail server that knows no such mailbox ends that mail, and no other', async () => {
  const { store } = await freshStore()
  const picky = await startSmtpServer({
    onRecipient: (address) =>
      address === 'gone@example.org' ? smtpError(550, '5.1.1 User unknown') : undefined,
  })
  await store.outbox.add(makeMail({ to: 'gone@example.org' }), NOON)
  await store.outbox.add(makeMail({ to: 'aliya@example.org' }), NOON)
  expect(await sendAt(store, picky.url, NOON)).toBe(1)
  expect(picky.delivered.map(({ to }) => to)).toEqual([['aliya@example.org']])
  expect(await store.outbox.counts(NOON)).toMatchObject({ waiting: 0, failed: 1 })
  told.push('knows no such mailbox (550 5.1.1: ends the mail)')
})

afterAll(() => {
  noteFault({
    fault: `SMTP: ${told.join('; ')}`,
    sees: 'nothing: what was sent is thanked for; the status page says that mail is late',
    stored: 'the mail, with the class of the failure',
    recovers: 'tried after 1 min to 48 h; once the server is well the mail arrives once',
  })
})

test('half a mail file, as a killed process leaves it, is no mail; the whole one comes', async () => {
  const site = await startSite()
  onTestFinished(() => site.stop())
  const folder = join(site.dataDir, 'mail')
  await mkdir(folder, { recursive: true })
  const half = '2026-11-01T10-00-00Z-aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa.eml.part'
  await writeFile(join(folder, half), 'From: guide@gui')
  const reader = openReader(site.url)
  const page = await reader.get('/en/newsletter')
  await reader.send(page, 'email', { email: 'aliya@example.org', topics: ['letter'] })
  await vi.waitFor(
    async () =>
      expect((await readdir(folder)).filter((name) => name.endsWith('.eml'))).toHaveLength(1),
    { timeout: 30_000 },
  )
  noteFault({
    fault: 'half a mail file',
    sees: 'nothing: it is not listed at the desk',
    stored: 'the row stays due and its file is written anew, whole (rename)',
    recovers: 'the next send; the remains go after 30 days',
  })
})
