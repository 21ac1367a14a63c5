import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDkim } from '#lib/mail/dkim.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { freshFolder } from '../../factories/fresh-store.ts'
import { makeQueuedMail } from '../../factories/mail.ts'
import { startSmtpServer } from '../../factories/smtp-server.ts'

/** A header or a body in the form `relaxed` (RFC 6376, 3.4.2 and 3.4.4). */
function relaxHeader(line: string): string {
  const [name = '', ...rest] = line.split(':')
  return `${name.toLowerCase().trim()}:${rest.join(':').replace(/\s+/g, ' ').trim()}`
}

function relaxBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').trimEnd())
  return `${lines.join('\r\n').replace(/(\r\n)*$/, '')}\r\n`
}

test('a mail is signed for the sender’s domain, so that a stranger can verify it', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyFile = join(await freshFolder(), 'dkim.pem')
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const from = 'WE Guide <guide@пример.қаз>'
  const dkim = readDkim({ keyFile, selector: 'mail2026', from })
  const { url, delivered } = await startSmtpServer()
  const transport = openTransport({ smtpUrl: url, dataDir: '/nowhere', from, dkim })
  await transport.send(makeQueuedMail())
  transport.close()

  const raw = delivered[0]?.raw ?? ''
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const signature = headers.find((line) => /^dkim-signature:/i.test(line)) ?? ''
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag): [string, string] => {
        const [name = '', ...value] = tag.trim().split('=')
        return [name, value.join('=').replace(/\s+/g, '')]
      }),
  )
  expect(tags.get('d')).toBe('xn--e1afmkfd.xn--80ao21a')
  expect(tags.get('s')).toBe('mail2026')
  const bodyHash = createHash('sha256')
    .update(relaxBody(raw.slice(end + 4)))
    .digest('base64')
  expect(tags.get('bh')).toBe(bodyHash)
  const names = tags.get('h')?.split(':') ?? []
  expect(names.map((name) => name.toLowerCase())).toEqual(
    expect.arrayContaining(['from', 'to', 'subject', 'message-id']),
  )
  const signed = names.map((name) =>
    relaxHeader(
      headers.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '',
    ),
  )
  const own = relaxHeader(signature.replace(/(\bb=)[^;]*$/, '$1'))
  const verify = createVerify('RSA-SHA256').update([...signed, own].join('\r\n'))
  expect(verify.verify(publicKey, tags.get('b') ?? '', 'base64')).toBe(true)
})

test.each([
  [{ keyFile: undefined, selector: 'a' }, 'DKIM_SELECTOR needs DKIM_KEY_FILE beside it.'],
  [{ keyFile: '/nowhere.pem', selector: undefined }, 'DKIM_KEY_FILE needs DKIM_SELECTOR'],
  [{ keyFile: '/nowhere.pem', selector: 'a' }, 'DKIM_KEY_FILE: “/nowhere.pem” cannot be read'],
  [{ keyFile: import.meta.filename, selector: 'a' }, 'cannot be read as a private key'],
])('%j stops the start with the setting’s name', (given, sentence) => {
  expect(() => readDkim({ ...given, from: 'a@b.kz' })).toThrow(sentence)
})

test('without a key mails go unsigned', () => {
  expect(readDkim({ keyFile: undefined, selector: undefined, from: 'a@b.kz' })).toBeUndefined()
})
