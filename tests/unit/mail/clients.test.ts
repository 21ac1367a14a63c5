import { doIUseEmail } from '@jsx-email/doiuse-email'
import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { readLetter } from '#lib/letters/find.ts'
import { writeMail } from '#lib/mail/message.ts'
import { renderForReaders } from '#lib/newsletter/letter-mail.ts'
import { confirmMail } from '#lib/newsletter/mails.ts'
import { LETTER, withLetter } from '../../factories/letter.ts'

/** Mail programs of our readers, as caniemail.com names them. */
const CLIENTS = [
  'gmail.*',
  'outlook.*',
  'apple-mail.*',
  'yahoo.*',
  'mail-ru.*',
  'samsung-email.*',
  'thunderbird.*',
] as const

/**
 * What some of them lack and a mail does without: a page's body becomes a part of theirs, and the line
 * beside the subject, hidden in several ways, is hidden by one of them or stands above the text; a
 * button has corners.
 */
const DONE_WITHOUT = /^`(?:<body> element|display:none|overflow|opacity|border-radius)` /

/** What mail programs do not know of a mail's html and its styles. */
function notKnown(html: string): string[] {
  const found = doIUseEmail(html, { emailClients: [...CLIENTS] })
  return ('errors' in found ? (found.errors ?? []) : []).filter((one) => !DONE_WITHOUT.test(one))
}

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'WE Guide <guide@guide.example>',
  secret: 'a secret of the tests',
}

test.each(LOCALES)('mail programs know all that a letter in %s is made of', (locale) => {
  withLetter({
    [locale]:
      '## A\n\n### B\n\nPay **1** & *so*\\\non, see [it](/guides/refusal).\n\n- One\n- Two\n\n1. Three\n\n> Said\n\n---\n\nEnd.\n',
  })
  const { html } = renderForReaders(settings, readLetter(LETTER), { locale, day: '2026-12-01' })
  for (const tag of ['h1', 'h2', 'h3', 'ul', 'ol', 'blockquote', 'hr', 'br', 'strong', 'em', 'a']) {
    expect(html).toContain(`<${tag}`)
  }
  expect(notKnown(html)).toEqual([])
})

test.each(LOCALES)('mail programs know all that other mails in %s are made of', (locale) => {
  const to = { email: 'reader@example.org', locale }
  const every = writeMail({
    kind: 'test',
    to: to.email,
    locale,
    subject: 'S',
    preheader: 'P',
    blocks: [
      { heading: 'H' },
      { p: 'a\nb' },
      { button: { label: 'B', url: 'https://guide.example/' } },
      { link: { label: 'L', url: 'https://guide.example/' } },
      { code: '123456' },
      { small: 's' },
    ],
  })
  const confirm = confirmMail(settings, { ...to, token: 't', code: '123456' })
  for (const { html } of [every, confirm]) expect(notKnown(html)).toEqual([])
})

test('what mail programs do not show alike would be found', () => {
  expect(notKnown('<div style="display:grid"><svg></svg></div>').join()).toMatch(/grid|svg/)
})
