import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { fillMail, type MailCopy } from '#lib/mail/copies.ts'
import { mailFolder } from '#lib/mail/mail-file.ts'
import { openTransport, type Transport } from '#lib/mail/transport.ts'
import type { QueuedMail } from '#lib/store/store.ts'
import { freshFolder } from '../../factories/fresh-store.ts'
import { HOSTILE_TEXTS } from '../../factories/hostile-texts.ts'
import { makeQueuedMail } from '../../factories/mail.ts'

const PLACE = 'PLACE-OF-THE-TOKEN'.padEnd(43, '-')
const TOKEN = 'm4Qz_8-'.repeat(7).slice(0, 43)
const OTHER = 'Zx0-_y1'.repeat(7).slice(0, 43)

function copyOf(of: QueuedMail, token = TOKEN, to = 'a.reader+ru@mail.example'): MailCopy {
  return {
    of,
    values: [
      [PLACE, token],
      ['place@of-the-reader.example', to],
      ['ID-----', token.slice(0, 7)],
    ],
  }
}

/** A mail with the place of a token in all that may hold one. */
function template(over: Partial<QueuedMail> = {}): QueuedMail {
  return makeQueuedMail({
    id: 'letter-ID-----',
    to: 'place@of-the-reader.example',
    text: `Сәлем!\n\nБас тарту:\nhttps://guide.example/leave?token=${PLACE}\n`,
    html: `<p>Сәлем!</p><a href="https://guide.example/leave?token=${PLACE}">бас тарту</a>`,
    headers: { 'List-Unsubscribe': `<https://guide.example/one-click?token=${PLACE}>` },
    ...over,
  })
}

/** What a transport makes of mails, as it would go over the wire. */
async function written(send: (transport: Transport) => Promise<void>): Promise<string[]> {
  const dataDir = await freshFolder()
  const transport = openTransport({ dataDir, from: 'WE Guide <guide@guide.example>' })
  await send(transport)
  transport.close()
  const names = (await readdir(mailFolder(dataDir))).toSorted()
  return Promise.all(names.map((name) => readFile(join(mailFolder(dataDir), name), 'latin1')))
}

async function read(raw: string | undefined) {
  const mail = await simpleParser(raw ?? '')
  const { messageId, subject, text, html, date, from, to } = mail
  const headers = mail.headerLines
    .filter(({ key }) => !['content-type', 'subject'].includes(key))
    .map(({ line }) => line.replace(/\s+/g, ' '))
  return { messageId, subject, text, html, date, from, to, headers: headers.toSorted() }
}

async function copied(copy: MailCopy): Promise<string> {
  const [raw = ''] = await written((transport) => transport.send(fillMail(copy, 1), copy))
  return raw
}

test.each(HOSTILE_TEXTS)(
  'a copy with %s reads as the same mail that is written alone',
  async (_, words) => {
    const text = `${words}\n\nhttps://guide.example/leave?token=${PLACE}`
    const html = `<p>${words}</p><a href="https://guide.example/leave?token=${PLACE}">x</a>`
    const copy = copyOf(template({ text, html, subject: words.replaceAll(/\s+/g, ' ') }))
    const [alone] = await written((transport) => transport.send(fillMail(copy, 1)))
    expect(await read(await copied(copy))).toEqual(await read(alone))
  },
)

test('a place is found wherever a soft line break parts it, and no line gets too long', async () => {
  for (let before = 0; before < 80; before++) {
    const words = `${'ж'.repeat(20)}${'x'.repeat(before)}`
    const text = `${words}${PLACE}${words}${PLACE}`
    const raw = await copied(copyOf(template({ text, html: `<p>${text}</p>` })))
    const mail = await simpleParser(raw)
    expect(mail.text?.trim()).toBe(`${words}${TOKEN}${words}${TOKEN}`)
    expect(mail.html).toContain(`<p>${words}${TOKEN}${words}${TOKEN}</p>`)
    const body = raw.slice(raw.indexOf('\r\n\r\n'))
    expect(Math.max(...body.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
    expect(raw).not.toMatch(/PLACE/)
  }
})

test('copies of one mail differ in what is a reader’s own, and in nothing else', async () => {
  const of = template()
  const odd = `a!#$&$$$'%*+/=?^_\`{|}~-z@mail.example`
  const [first, second] = [copyOf(of, TOKEN, 'one@mail.example'), copyOf(of, OTHER, odd)]
  const [other = '', one = ''] = await written(async (transport) => {
    for (const copy of [first, second]) await transport.send(fillMail(copy, 1), copy)
  })
  expect(one).toContain(TOKEN)
  expect(one).not.toContain(OTHER)
  expect(other).not.toContain(TOKEN)
  const own = (raw: string, copy: MailCopy) =>
    copy.values.reduce((words, [, value]) => words.replaceAll(value, '…'), raw)
  expect(own(one, first)).toBe(own(other, second))
  expect((await read(other)).to).toMatchObject({ value: [{ address: odd }] })
  expect(fillMail(second, 1).to).toBe(odd)
})

test('a mail that changes is written anew', async () => {
  const first = copyOf(template({ text: `one ${PLACE}` }))
  const second = copyOf(template({ text: `two ${PLACE}`, id: 'other-ID-----' }))
  const raws = await written(async (transport) => {
    for (const copy of [first, second]) await transport.send(fillMail(copy, 1), copy)
  })
  expect((await Promise.all(raws.map((raw) => simpleParser(raw)))).map(({ text }) => text)).toEqual(
    [`one ${TOKEN}`, `two ${TOKEN}`],
  )
})
