import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { writeMail } from '#lib/mail/message.ts'
import type { OutgoingMail, Subscriber } from '#lib/store/store.ts'
import { confirmUrl, leaveToken, leaveUrl, listHeaders, preferencesUrl } from './links.ts'
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

/** Asks a reader who is on the list whether they want to follow what somebody chose for them. */
export function followMail(
  settings: NewsletterSettings,
  to: { email: string; locale: Locale; token: string; subscriberId: string },
): OutgoingMail {
  const t = translator(to.locale)
  const leave = leaveToken(settings, to.subscriberId)
  return writeMail({
    kind: 'newsletter-follow',
    to: to.email,
    locale: to.locale,
    subject: t('mail.follow.subject'),
    preheader: t('mail.follow.preheader'),
    blocks: [
      { p: t('mail.follow.intro') },
      {
        button: { label: t('mail.follow.button'), url: confirmUrl(settings, to.locale, to.token) },
      },
      { small: t('mail.confirm.term') },
      { small: t('mail.follow.ignore') },
      {
        link: {
          label: t('mail.letter.preferences'),
          url: preferencesUrl(settings, to.locale, leave),
        },
      },
      { link: { label: t('mail.leave'), url: leaveUrl(settings, to.locale, leave) } },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
    headers: listHeaders(settings, leave),
  })
}

/** Welcomes a subscriber whose address is confirmed, and says how to leave. */
export function welcomeMail(
  settings: NewsletterSettings,
  { email, locale, topics, id }: Subscriber,
  follows: boolean,
): OutgoingMail {
  const t = translator(locale)
  const token = leaveToken(settings, id)
  const chosen = topics.map((topic) => `• ${t(`letter.topic.${topic}`)}`)
  if (follows) chosen.push(`• ${t('letter.followed')}`)
  return writeMail({
    kind: 'newsletter-welcome',
    to: email,
    locale,
    subject: t('mail.welcome.subject'),
    preheader: t('mail.welcome.preheader'),
    blocks: [
      { p: t('mail.welcome.intro') },
      ...(chosen.length > 0 ? [{ p: chosen.join('\n') }] : []),
      { p: t('mail.welcome.stop') },
      {
        link: { label: t('mail.letter.preferences'), url: preferencesUrl(settings, locale, token) },
      },
      { link: { label: t('mail.leave'), url: leaveUrl(settings, locale, token) } },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
    headers: listHeaders(settings, token),
  })
}
