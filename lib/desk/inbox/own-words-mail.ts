import { translator } from '#lib/i18n/messages.ts'
import { writeMail } from '#lib/mail/message.ts'
import { nomineeUrl, statusUrl } from '#lib/recommend/links.ts'
import type { RecommendSettings } from '#lib/recommend/settings.ts'
import type { Recommendation } from '#lib/store/recommendation-types.ts'
import type { OutgoingMail, Store } from '#lib/store/store.ts'
import type { Address } from '../address.ts'

/** What an editor wants to say, and whether the link for the person is included. */
type OwnWords = { text: string; link: boolean }

/**
 * A mail to the sender in an editor's own words, in the language of the recommendation: exactly
 * what the editor is shown before sending.
 */
export function ownWordsMail(
  settings: RecommendSettings,
  { reference, locale, recommender }: Pick<Recommendation, 'reference' | 'locale' | 'recommender'>,
  { text, link }: OwnWords,
): OutgoingMail {
  const t = translator(locale)
  const person = [
    {
      button: {
        label: t('mail.recommend.nominee'),
        url: nomineeUrl(settings, locale, reference),
      },
    },
    { p: t('mail.recommend.private') },
  ]
  const paragraphs = text.split(/\n\s*\n/).map((part) => ({ p: part.trim() }))
  const mail = writeMail({
    kind: 'recommend-own-words',
    to: recommender.email,
    locale,
    subject: t('desk.write.subject', { reference }),
    preheader: t('desk.write.preheader'),
    blocks: [
      ...paragraphs.filter(({ p }) => p !== ''),
      ...(link ? person : []),
      { link: { label: t('mail.recommend.status'), url: statusUrl(settings, locale, reference) } },
      { small: t('mail.recommend.ignore') },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
  })
  return { ...mail, about: reference }
}

/** Sends such a mail and keeps its words in the history; false when the recommendation is gone. */
export async function writeToSender(
  desk: { store: Store; settings: RecommendSettings; by: Address; now: Temporal.Instant },
  reference: string,
  words: OwnWords,
): Promise<boolean> {
  const { store, settings, by, now } = desk
  const found = await store.recommendations.find(reference)
  if (!found || found.suspicion) return false
  const mail = ownWordsMail(settings, found, words)
  return store.recommendations.writeToSender({ reference, by, at: now, text: words.text, mail })
}
