import { createHash } from 'node:crypto'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Letter } from '#lib/letters/find.ts'
import { type RenderedLetter, renderLetter } from '#lib/letters/render.ts'
import { LETTER_KIND } from '#lib/mail/transport.ts'
import type { Delivery, FrozenText } from '#lib/store/letter-types.ts'
import type { QueuedMail } from '#lib/store/store.ts'
import { leaveToken, leaveUrl, listHeaders, preferencesUrl } from './links.ts'
import type { NewsletterSettings } from './settings.ts'

/** Stands for a reader's own token in a frozen text; no token looks like it. */
const TOKEN_PLACE = 'TOKEN-OF-THE-READER'

/** A letter in one language as it is frozen and sent, with places for each reader's own links. */
export function renderForReaders(
  settings: Pick<NewsletterSettings, 'siteUrl'>,
  letter: Letter,
  { locale, day }: { locale: Locale; day: string },
): RenderedLetter {
  const t = translator(locale)
  const foot = {
    words: [t('mail.letter.why'), t('mail.sender', { url: settings.siteUrl })],
    links: [
      {
        label: t('mail.letter.browser'),
        url: `${settings.siteUrl}${paths.issue(locale, letter.date)}`,
      },
      { label: t('mail.leave'), url: leaveUrl(settings, locale, TOKEN_PLACE) },
      { label: t('mail.letter.preferences'), url: preferencesUrl(settings, locale, TOKEN_PLACE) },
    ],
  }
  return renderLetter(letter.texts[locale], { locale, day, siteUrl: settings.siteUrl, foot })
}

/**
 * The id of a reader's copy, and with it its `Message-ID`: the same however often it is sent, and
 * telling nothing of the reader, whose leave link is made from the id.
 */
export function copyId(date: string, subscriberId: string): string {
  const hash = createHash('sha256').update(`letter\n${date}\n${subscriberId}`).digest('hex')
  return `letter-${date}-${hash.slice(0, 24)}`
}

/** A reader's copy of a letter, ready to be handed to a server. */
export function letterMail(
  settings: NewsletterSettings,
  copy: Pick<Delivery, 'letter' | 'subscriberId' | 'to' | 'locale' | 'startedAt'> & FrozenText,
  attempts = 1,
): QueuedMail {
  const token = leaveToken(settings, copy.subscriberId)
  const fill = (text: string) => text.replaceAll(TOKEN_PLACE, token)
  return {
    id: copyId(copy.letter, copy.subscriberId),
    kind: LETTER_KIND,
    to: copy.to,
    locale: copy.locale,
    subject: copy.subject,
    html: fill(copy.html),
    text: fill(copy.text),
    // Gmail's postmaster tools count complaints by these parts: issue, kind, sender.
    headers: {
      ...listHeaders(settings, token),
      'Feedback-ID': `${copy.letter}:letter:we-guide`,
    },
    createdAt: copy.startedAt,
    attempts,
  }
}
