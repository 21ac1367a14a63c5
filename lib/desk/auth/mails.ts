import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { writeMail } from '#lib/mail/message.ts'
import type { OutgoingMail } from '#lib/store/store.ts'
import { deskPaths } from '../paths.ts'

/** The kind of the mails that sign an editor in. */
export const SIGN_IN_MAIL = 'desk-sign-in'

/** The link that signs an editor in; it opens a page with a button. */
export function signInMail(
  { siteUrl }: { siteUrl: string },
  { email, locale, token }: { email: string; locale: Locale; token: string },
): OutgoingMail {
  const t = translator(locale)
  const url = `${siteUrl}${deskPaths.enter}?${new URLSearchParams({ token })}`
  return writeMail({
    kind: SIGN_IN_MAIL,
    to: email,
    locale,
    subject: t('desk.mail.subject'),
    preheader: t('desk.mail.preheader'),
    blocks: [
      { p: t('desk.mail.intro') },
      { button: { label: t('desk.mail.button'), url } },
      { small: t('desk.mail.term') },
      { small: t('desk.mail.ignore') },
      { small: t('mail.sender', { url: siteUrl }) },
    ],
  })
}
