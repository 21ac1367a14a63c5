import { mailtoUrl } from '#lib/config/mailbox.ts'
import { deriveKey } from '#lib/config/token.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type NewsletterSettings, newsletterSettings } from './settings.ts'

type SiteAddress = Pick<NewsletterSettings, 'siteUrl'>

/** The page with the button that confirms a sign-up. */
export function confirmUrl({ siteUrl }: NewsletterSettings, locale: Locale, token: string): string {
  return `${siteUrl}${paths.newsletterConfirm(locale)}?token=${token}`
}

/** The page with the button that ends a subscription. */
export function leaveUrl({ siteUrl }: SiteAddress, locale: Locale, token: string): string {
  return `${siteUrl}${paths.newsletterLeave(locale)}?token=${token}`
}

/** The page on which topics and language are changed. */
export function preferencesUrl({ siteUrl }: SiteAddress, locale: Locale, token: string): string {
  return `${siteUrl}${paths.newsletterPreferences(locale)}?token=${token}`
}

/** The path of the settings of a subscriber who has just proved that the address is theirs. */
export function settingsPath(
  locale: Locale,
  subscriberId: string,
  settings: Pick<NewsletterSettings, 'secret'> = newsletterSettings(),
): string {
  const token = leaveToken(settings, subscriberId)
  return `${paths.newsletterPreferences(locale)}?${new URLSearchParams({ token })}`
}

/**
 * The token that ends one subscription. It is derived, so that each later letter can carry
 * it though the store keeps only its hash; and it is found by that hash, not verified by
 * deriving it again, so that the links of old letters outlive a change of the secret.
 */
export function leaveToken(
  { secret }: Pick<NewsletterSettings, 'secret'>,
  subscriberId: string,
): string {
  return deriveKey(secret, `newsletter-leave:${subscriberId}`).toString('base64url')
}

/** With the token behind it, the subject of the mails by which some mail programs leave. */
export const LEAVE_SUBJECT = 'unsubscribe'

/** The token in the subject of a mail that a mail program sent to leave; undefined in any other. */
export function leaveTokenIn(subject: string): string | undefined {
  return new RegExp(`^\\s*${LEAVE_SUBJECT}\\s+([\\w-]{43})\\s*$`, 'i').exec(subject)?.[1]
}

/**
 * The headers by which mail programs offer to leave (RFC 2369, RFC 8058). The address is
 * not the page's: one-click programs post to it, and a page takes only its own forms.
 */
export function listHeaders(settings: NewsletterSettings, token: string): Record<string, string> {
  const oneClick = `${settings.siteUrl}/api/newsletter/one-click?token=${token}`
  const mailto = mailtoUrl(settings.mailFrom, { subject: `${LEAVE_SUBJECT} ${token}` })
  return {
    'List-Id': `WE Guide <newsletter.${new URL(settings.siteUrl).hostname}>`,
    'List-Unsubscribe': `<${oneClick}>, <${mailto}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
