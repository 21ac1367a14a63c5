import { createHash } from 'node:crypto'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Letter } from '#lib/letters/find.ts'
import { type RenderedLetter, renderLetter } from '#lib/letters/render.ts'
import type { MailCopy } from '#lib/mail/copies.ts'
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
  const frame = {
    sender: `WE Guide · ${formatDay(letter.date, locale)}`,
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
  return renderLetter(text, { locale, day, siteUrl: settings.siteUrl, frame })
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
  return `letter-${date}-${idHash(date, subscriberId)}`
}

const ID_LENGTH = 24

function idHash(date: string, subscriberId: string): string {
  const hash = createHash('sha256').update(`letter\n${date}\n${subscriberId}`).digest('hex')
  return hash.slice(0, ID_LENGTH)
}

/** Stand in a letter's mail for what differs from copy to copy, each as long as that. */
const LONG_TOKEN_PLACE = TOKEN_PLACE.padEnd(43, '-')
const ID_PLACE = 'ID-OF-THE-READERS-COPY'.padEnd(ID_LENGTH, '-')
const ADDRESS_PLACE = 'address@of-the-reader.example'

/** A letter in one language as a mail, with places for what is a reader's own. */
function letterForAll(
  settings: NewsletterSettings,
  { letter, locale, startedAt, subject, html, text }: Omit<LetterCopy, 'subscriberId' | 'to'>,
): QueuedMail {
  return {
    id: `letter-${letter}-${ID_PLACE}`,
    kind: LETTER_KIND,
    to: ADDRESS_PLACE,
    locale,
    subject,
    html: fillToken(html, LONG_TOKEN_PLACE),
    text: fillToken(text, LONG_TOKEN_PLACE),
    // Gmail's postmaster tools count complaints by these parts: issue, kind, sender.
    headers: {
      ...listHeaders(settings, LONG_TOKEN_PLACE),
      'Feedback-ID': `${letter}:letter:we-guide`,
    },
    createdAt: startedAt,
    attempts: 1,
  }
}

type LetterCopy = Pick<Delivery, 'letter' | 'subscriberId' | 'to' | 'locale' | 'startedAt'> &
  FrozenText

/**
 * Makes readers' copies of letters, ready to be handed to a server. The copies of a letter in one
 * language are of one mail, for its texts are frozen.
 */
export function letterMailer(settings: NewsletterSettings): (copy: LetterCopy) => MailCopy {
  const mails = new Map<string, QueuedMail>()
  return (copy) => {
    const key = `${copy.letter} ${copy.locale}`
    const of = mails.get(key) ?? letterForAll(settings, copy)
    mails.set(key, of)
    return {
      of,
      values: [
        [LONG_TOKEN_PLACE, leaveToken(settings, copy.subscriberId)],
        [ID_PLACE, idHash(copy.letter, copy.subscriberId)],
        [ADDRESS_PLACE, copy.to],
      ],
    }
  }
}
