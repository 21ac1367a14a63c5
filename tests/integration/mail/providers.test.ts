import { generateKeyPairSync } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authenticate } from 'mailauth'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { readLetter } from '#lib/letters/find.ts'
import { fillMail } from '#lib/mail/copies.ts'
import { readDkim } from '#lib/mail/dkim.ts'
import { openTransport } from '#lib/mail/transport.ts'
import { letterMailer, renderForReaders } from '#lib/newsletter/letter-mail.ts'
import { freshFolder } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'
import { startSmtpServer } from '../../factories/smtp-server.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

/** A letter as a mail server gets it, and the DNS record that its signature needs. */
async function sentLetter(locale: 'en' | 'ru' | 'kk') {
  withLetter()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const keyFile = join(await freshFolder(), 'key.pem')
  await writeFile(keyFile, privateKey)
  const { url, delivered } = await startSmtpServer()
  const transport = openTransport({
    smtpUrl: url,
    dataDir: '/nowhere',
    from: settings.mailFrom,
    dkim: readDkim({ keyFile, selector: 'mail2026', from: settings.mailFrom }),
  })
  const text = renderForReaders(settings, readLetter(LETTER), { locale, day: '2026-12-01' })
  const copy = { letter: LETTER, subscriberId: 'one', to: 'reader@example.org', locale }
  const letter = letterMailer(settings)({ ...copy, startedAt: NOON, ...text })
  await transport.send(fillMail(letter, 1), letter)
  transport.close()
  return {
    raw: delivered[0]?.raw ?? '',
    record: `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
  }
}

test.each(['en', 'ru', 'kk'] as const)(
  'a letter in %s is read as it was written',
  async (locale) => {
    const { raw } = await sentLetter(locale)
    const mail = await simpleParser(raw)
    expect(mail.subject).toBe(`Subject ${locale}`)
    expect(mail.messageId).toMatch(/^<letter-2026-12-01-[0-9a-f]{24}@guide\.example>$/)
    expect(mail.date?.toISOString()).toBe('2026-11-24T07:00:00.000Z')
    expect(mail.from?.value).toEqual([{ address: 'guide@guide.example', name: 'WE Guide' }])
    const list = mail.headers.get('list')
    expect(list).toMatchObject({
      id: { id: 'newsletter.guide.example' },
      unsubscribe: { url: expect.stringContaining('/api/newsletter/one-click?token=') },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    })
    expect(mail.headers.get('feedback-id')).toBe(`${LETTER}:letter:we-guide`)
    expect(mail.text).toContain('What has changed')
    expect(mail.html).toContain(`<html lang="${locale}"`)
    expect(mail.attachments).toEqual([])
  },
)

test('its signature holds for the sender’s domain, covers what leaves the list, and breaks with it', async () => {
  const { raw, record } = await sentLetter('kk')
  const resolver = async (name: string, type: string) => {
    if (name === 'mail2026._domainkey.guide.example' && type === 'TXT') return [[record]]
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  }
  const options = {
    ip: '203.0.113.9',
    helo: 'mail.guide.example',
    sender: 'guide@guide.example',
    resolver,
  }
  const { dkim } = await authenticate(Buffer.from(raw, 'latin1'), options)
  expect(dkim.results).toMatchObject([
    { status: { result: 'pass', aligned: 'guide.example' }, signingDomain: 'guide.example' },
  ])
  const signed = /DKIM-Signature:[\s\S]*?\bh=([\s\S]*?);/i.exec(raw)?.[1]?.toLowerCase() ?? ''
  for (const name of [
    'list-unsubscribe',
    'list-unsubscribe-post',
    'from',
    'subject',
    'message-id',
  ]) {
    expect(signed.replace(/\s/g, '').split(':')).toContain(name)
  }
  const changed = raw.replace(/List-Unsubscribe-Post: \S+/, 'List-Unsubscribe-Post: x')
  const broken = await authenticate(Buffer.from(changed, 'latin1'), options)
  expect(broken.dkim.results[0]?.status?.result).not.toBe('pass')
})

test('its html keeps to what mail programs show alike', async () => {
  const { raw } = await sentLetter('ru')
  const html = String((await simpleParser(raw)).html)
  expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  expect(html).not.toMatch(/<(?:style|link|script|img|table|form|iframe|svg)\b/i)
  expect(html).not.toMatch(/(?:flex|grid|position|float|var\(|calc\(|@media|@import|url\()/i)
  expect(html).not.toMatch(/\sclass=|\son\w+=/i)
  // No pixel and no redirect tells us who reads: every link is the plain address itself.
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => new URL(href))
  const tokens = links.filter(({ searchParams }) => searchParams.size > 0)
  expect(tokens.map(({ pathname }) => pathname)).toEqual([
    '/ru/newsletter/leave',
    '/ru/newsletter/preferences',
  ])
})
