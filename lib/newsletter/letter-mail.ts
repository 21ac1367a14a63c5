import { createHash } from 'node:crypto'
import { languageName } from '#lib/i18n/format/language-name.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
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
  const text = letter.texts[locale]
  const language = languageName(text.locale, locale)
  const foot = {
    ...(text.locale !== locale && { notice: t('mail.letter.otherLanguage', { language }) }),
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
  return renderLetter(text, { locale, day, siteUrl: settings.siteUrl, foot })
}

/** A letter as it is frozen and sent, in every language, with the facts of a day. */
export function renderForAll(
  settings: Pick<NewsletterSettings, 'siteUrl'>,
  letter: Letter,
  day: string,
): Record<Locale, RenderedLetter> {
  const render = (locale: Locale) => renderForReaders(settings, letter, { locale, day })
  return { en: render('en'), ru: render('ru'), kk: render('kk') }
}

/** What tells apart two versions of a letter's texts; an editor's yes is for one of them. */
export function versionOfTexts(texts: Record<Locale, RenderedLetter>): string {
  const words = LOCALES.map((locale) => [texts[locale].subject, texts[locale].html])
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
}

/** Fills the places for a reader's own links into a frozen text. */
export function fillToken(text: string, token: string): string {
  return text.replaceAll(TOKEN_PLACE, token)
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
  return {
    id: copyId(copy.letter, copy.subscriberId),
    kind: LETTER_KIND,
    to: copy.to,
    locale: copy.locale,
    subject: copy.subject,
    html: fillToken(copy.html, token),
    text: fillToken(copy.text, token),
    // Gmail's postmaster tools count complaints by these parts: issue, kind, sender.
    headers: {
      ...listHeaders(settings, token),
      'Feedback-ID': `${copy.letter}:letter:we-guide`,
    },
    createdAt: copy.startedAt,
    attempts,
  }
}
