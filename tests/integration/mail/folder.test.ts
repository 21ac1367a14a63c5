import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listMailFiles, mailFolder } from '#lib/mail/mail-file.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { freshFolder } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { afterNoon } from '../../factories/instant.ts'
import { makeQueuedMail } from '../../factories/mail.ts'
import { readMail } from '../../factories/read-mail.ts'

const from = 'WE Guide <guide@guide.example>'

test('without a mail server each mail is a whole file that a mail program can open', async () => {
  const dataDir = await freshFolder()
  const transport = openTransport({ dataDir, from })
  const mail = makeQueuedMail({ headers: { 'List-Id': 'WE Guide <newsletter.guide.example>' } })
  await transport.send(mail)
  const [name = ''] = await readdir(mailFolder(dataDir))
  expect(name).toMatch(/^2026-11-24T07-00-00\.000Z-mail-1\.eml$/)
  const { headers, text, html } = readMail(await readFile(join(mailFolder(dataDir), name)))
  expect({ text, html }).toEqual({ text: mail.text, html: mail.html })
  expect(Object.fromEntries(headers)).toMatchObject({
    from,
    to: 'reader@example.org',
    subject: 'Сәлем, «оқырман»',
    'message-id': '<mail-1@guide.example>',
    date: 'Tue, 24 Nov 2026 07:00:00 +0000',
    'auto-submitted': 'auto-generated',
    'content-language': 'kk',
    'list-id': 'WE Guide <newsletter.guide.example>',
  })
  expect((await stat(join(mailFolder(dataDir), name))).mode & 0o777).toBe(0o600)
})

test('a mail sent twice after a crash is one file', async () => {
  const dataDir = await freshFolder()
  const transport = openTransport({ dataDir, from })
  await transport.send(makeQueuedMail())
  await transport.send(makeQueuedMail({ attempts: 2 }))
  await transport.send(makeQueuedMail({ id: 'mail-2', createdAt: afterNoon({ hours: 1 }) }))
  expect(await readdir(mailFolder(dataDir))).toEqual([
    '2026-11-24T07-00-00.000Z-mail-1.eml',
    '2026-11-24T08-00-00.000Z-mail-2.eml',
  ])
})

test('mails of one second are listed as they were made, not by their ids', async () => {
  const dataDir = await freshFolder()
  const transport = openTransport({ dataDir, from })
  for (const [id, milliseconds] of [
    ['b', 2],
    ['a', 10],
    ['c', 1],
  ] as const) {
    await transport.send(makeQueuedMail({ id, createdAt: afterNoon({ milliseconds }) }))
  }
  const ids = (await listMailFiles(dataDir)).map((name) => name.at(-1))
  expect(ids).toEqual(['a', 'b', 'c'])
})

test.each(HOSTILE_TEXTS)('%s come out of the file as they went in', async (_, words) => {
  const dataDir = await freshFolder()
  await openTransport({ dataDir, from }).send(makeQueuedMail({ text: words, html: words }))
  const [name = ''] = await readdir(mailFolder(dataDir))
  const { text, html } = readMail(await readFile(join(mailFolder(dataDir), name)))
  expect({ text, html }).toEqual({ text: words, html: words })
})

test('a subject cannot add a header or a recipient', async () => {
  const dataDir = await freshFolder()
  const subject = 'Hello\r\nBcc: other@example.org\r\n\r\nbody'
  await openTransport({ dataDir, from }).send(makeQueuedMail({ subject }))
  const [name = ''] = await readdir(mailFolder(dataDir))
  const { headers } = readMail(await readFile(join(mailFolder(dataDir), name)))
  expect(headers.has('bcc')).toBe(false)
})

test('a sender of a domain in another script is written in ASCII wherever a protocol reads it', async () => {
  const dataDir = await freshFolder()
  const sender = 'ВЕ Гид <guide@пример.қаз>'
  await openTransport({ dataDir, from: sender }).send(makeQueuedMail())
  const [name = ''] = await readdir(mailFolder(dataDir))
  const { headers } = readMail(await readFile(join(mailFolder(dataDir), name)))
  expect(headers.get('from')).toContain('<guide@xn--e1afmkfd.xn--80ao21a>')
  expect(headers.get('message-id')).toBe('<mail-1@xn--e1afmkfd.xn--80ao21a>')
})
