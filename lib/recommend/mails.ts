import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { type Block, writeMail } from '#lib/mail/message.ts'
import type { OutgoingMail } from '#lib/store/store.ts'
import { nomineeUrl, statusUrl } from './links.ts'
import type { RecommendSettings } from './settings.ts'

type About = { reference: string; email: string; locale: Locale }

/** The links of a recommendation, each with what it is for. */
function linkBlocks(settings: RecommendSettings, { reference, locale }: About): Block[] {
  const t = translator(locale)
  return [
    { p: t('mail.recommend.statusLead') },
    {
      button: { label: t('mail.recommend.status'), url: statusUrl(settings, locale, reference) },
    },
    { p: t('mail.recommend.nomineeLead') },
    { link: { label: t('mail.recommend.nominee'), url: nomineeUrl(settings, locale, reference) } },
    { small: t('mail.recommend.private') },
  ]
}

/**
 * The sender's copy. The address is not confirmed, so it holds no word that anybody typed:
 * nobody can have this site write to a stranger.
 */
export function sentMail(settings: RecommendSettings, about: About): OutgoingMail {
  const t = translator(about.locale)
  return {
    ...writeMail({
      kind: 'recommend-sent',
      to: about.email,
      locale: about.locale,
      subject: t('mail.recommend.sentSubject', { reference: about.reference }),
      preheader: t('mail.recommend.sentPreheader'),
      blocks: [
        { p: t('mail.recommend.sentIntro') },
        { code: about.reference },
        ...linkBlocks(settings, about),
        { small: t('mail.recommend.ignore') },
        { small: t('mail.sender', { url: settings.siteUrl }) },
      ],
    }),
    about: about.reference,
  }
}

/** The links once more, for a sender who lost them. */
export function linksMail(settings: RecommendSettings, about: About): OutgoingMail {
  const t = translator(about.locale)
  return {
    ...writeMail({
      kind: 'recommend-links',
      to: about.email,
      locale: about.locale,
      subject: t('mail.recommend.linksSubject', { reference: about.reference }),
      preheader: t('mail.recommend.linksPreheader'),
      blocks: [
        { p: t('mail.recommend.linksIntro', { reference: about.reference }) },
        ...linkBlocks(settings, about),
        { small: t('mail.recommend.ignore') },
        { small: t('mail.sender', { url: settings.siteUrl }) },
      ],
    }),
    about: about.reference,
  }
}
