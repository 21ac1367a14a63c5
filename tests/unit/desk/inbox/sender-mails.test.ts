import { describe, expect, it } from 'vitest'
import { senderMail } from '#lib/desk/inbox/sender-mails.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { DECLINE_REASONS } from '#lib/store/recommendation-types.ts'

const SETTINGS = { siteUrl: 'https://guide.example', secret: 'a-secret-of-the-tests' }

function mailTo(locale: 'en' | 'ru' | 'kk', move: Parameters<typeof senderMail>[2]) {
  const about = { reference: 'WE-7KCA4RXP', email: 'sender@example.org', locale }
  return senderMail(SETTINGS, about, move)
}

describe.each(LOCALES)('in %s', (locale) => {
  it.each(['reading', 'asked', 'agreed', 'published', 'declined'] as const)(
    'a sender is told that it is now “%s”, with the reference and a way to take it back',
    (to) => {
      const mail = mailTo(locale, { to, reason: 'other' })
      expect(mail).toMatchObject({ to: 'sender@example.org', locale, about: 'WE-7KCA4RXP' })
      expect(mail?.subject).toContain('WE-7KCA4RXP')
      expect(mail?.text).toContain(`https://guide.example/${locale}/recommend/status?token=`)
      expect(mail?.html).toContain(`lang="${locale}"`)
    },
  )

  it.each(DECLINE_REASONS.filter((reason) => reason !== 'spam'))(
    'a refusal for “%s” can be written',
    (reason) => {
      expect(mailTo(locale, { to: 'declined', reason })?.kind).toBe('recommend-declined')
    },
  )

  it('whoever is to hand the link on gets it', () => {
    const mail = mailTo(locale, { to: 'asked' })
    expect(mail?.text).toContain(`https://guide.example/${locale}/recommend/nominee?token=`)
  })
})

it('only the mail that asks to hand the link on carries the link of the person', () => {
  for (const to of ['reading', 'agreed', 'published', 'declined'] as const) {
    expect(mailTo('en', { to, reason: 'other' })?.text).not.toContain('/recommend/nominee')
  }
})

it('nobody is told of spam, and nobody that it is new again', () => {
  expect(mailTo('en', { to: 'declined', reason: 'spam' })).toBeUndefined()
  expect(mailTo('en', { to: 'new' })).toBeUndefined()
})
