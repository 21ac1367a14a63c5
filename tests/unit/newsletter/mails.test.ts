import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import { alreadyMail, confirmMail, followMail, welcomeMail } from '#lib/newsletter/mails.ts'
import { NOON } from '../../factories/instant.ts'

const settings = {
  siteUrl: 'https://guide.example',
  mailFrom: 'guide@guide.example',
  secret: 'a secret that is long enough for this test',
}
const email = 'reader@example.org'

test.each(LOCALES)(
  'each mail is written in %s, with its own links and nothing unfilled',
  (locale) => {
    const mails = [
      confirmMail(settings, { email, locale, token: 'token', code: '012345' }),
      alreadyMail(settings, { email, locale, subscriberId: 'id' }),
      welcomeMail(
        settings,
        {
          id: 'id',
          email,
          locale,
          topics: ['letter', 'changes', 'heroes'],
          status: 'confirmed',
          createdAt: NOON,
        },
        true,
      ),
      followMail(settings, { email, locale, token: 'token', subscriberId: 'id' }),
    ]
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(4)
    for (const { subject, text, html } of mails) {
      for (const version of [subject, text, html]) expect(version).not.toMatch(/\{\w+\}|undefined/)
      expect(text).toContain(`https://guide.example/${locale}/newsletter/`)
      expect(html).toContain(`<html lang="${locale}"`)
      if (locale !== 'en') expect(subject).toMatch(/\p{Script=Cyrillic}/u)
    }
  },
)
