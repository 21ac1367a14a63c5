import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { writeMail } from '#lib/mail/message.ts'
import type { OutgoingMail, Subscriber } from '#lib/store/store.ts'
import { confirmUrl, leaveToken, leaveUrl, listHeaders } from './links.ts'
import type { NewsletterSettings } from './settings.ts'

/** Asks whether an address is wanted on the list. Holds no word that anybody typed. */
export function confirmMail(
  settings: NewsletterSettings,
  to: { email: string; locale: Locale; token: string; code: string },
): OutgoingMail {
  const t = translator(to.locale)
  return writeMail({
    kind: 'newsletter-confirm',
    to: to.email,
    locale: to.locale,
    subject: t('mail.confirm.subject'),
    preheader: t('mail.confirm.preheader'),
    blocks: [
      { p: t('mail.confirm.intro') },
      {
        button: {
          label: t('mail.confirm.button'),
          url: confirmUrl(settings, to.locale, to.token),
        },
      },
      { p: t('mail.confirm.codeLead') },
      { code: to.code },
      { small: t('mail.confirm.term') },
      { small: t('mail.confirm.ignore') },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
  })
}

/** Answers a sign-up of an address that is on the list, in the language of that sign-up. */
export function alreadyMail(
  settings: NewsletterSettings,
  to: { email: string; locale: Locale; subscriberId: string },
): OutgoingMail {
  const t = translator(to.locale)
  const token = leaveToken(settings, to.subscriberId)
  return writeMail({
    kind: 'newsletter-already',
    to: to.email,
    locale: to.locale,
    subject: t('mail.already.subject'),
    preheader: t('mail.already.preheader'),
    blocks: [
      { p: t('mail.already.intro') },
      { p: t('mail.already.ignore') },
      { link: { label: t('mail.leave'), url: leaveUrl(settings, to.locale, token) } },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
    headers: listHeaders(settings, token),
  })
}

/** Welcomes a subscriber whose address is confirmed, and says how to leave. */
export function welcomeMail(settings: NewsletterSettings, subscriber: Subscriber): OutgoingMail {
  const { email, locale, topics } = subscriber
  const t = translator(locale)
  const token = leaveToken(settings, subscriber.id)
  const chosen = topics.map((topic) => `• ${t(`letter.topic.${topic}`)}`)
  return writeMail({
    kind: 'newsletter-welcome',
    to: email,
    locale,
    subject: t('mail.welcome.subject'),
    preheader: t('mail.welcome.preheader'),
    blocks: [
      { p: t('mail.welcome.intro') },
      { p: chosen.join('\n') },
      { p: t('mail.welcome.stop') },
      { link: { label: t('mail.leave'), url: leaveUrl(settings, locale, token) } },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
    headers: listHeaders(settings, token),
  })
}
