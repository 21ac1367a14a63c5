import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Block, writeMail } from '#lib/mail/message.ts'
import { nomineeUrl, statusUrl } from '#lib/recommend/links.ts'
import type { RecommendSettings } from '#lib/recommend/settings.ts'
import type { DeclineReason, RecommendationStatus } from '#lib/store/recommendation-types.ts'
import type { OutgoingMail } from '#lib/store/store.ts'

/** The moves of which a sender can be told. */
const TOLD = ['reading', 'asked', 'agreed', 'published', 'declined'] as const

export type ToldStatus = (typeof TOLD)[number]

/** Whether a sender can be told of a move to a status. */
export function isTold(status: RecommendationStatus): status is ToldStatus {
  return TOLD.some((told) => told === status)
}

/** The reasons that are said to the sender in words. */
function isExplained(reason: DeclineReason): reason is Exclude<DeclineReason, 'spam' | 'other'> {
  return reason !== 'spam' && reason !== 'other'
}

type About = { reference: string; email: string; locale: Locale }

/**
 * Tells a sender, in the language of the recommendation, where an editor has moved it. It holds
 * the reference and no other word that anybody typed: the address was never confirmed. Nothing
 * for a move of which senders are not told, such as the refusal of spam.
 */
export function senderMail(
  settings: RecommendSettings,
  about: About,
  { to, reason }: { to: RecommendationStatus; reason?: DeclineReason | undefined },
): OutgoingMail | undefined {
  if (!isTold(to) || reason === 'spam') return undefined
  const { reference, email, locale } = about
  const t = translator(locale)
  const mail = writeMail({
    kind: `recommend-${to}`,
    to: email,
    locale,
    subject: t(`desk.letter.${to}.subject`, { reference }),
    preheader: t(`desk.letter.${to}.preheader`),
    blocks: [
      { p: t(`desk.letter.${to}.text`, { reference }) },
      ...details(settings, about, to, reason),
      { small: t('mail.recommend.ignore') },
      { small: t('mail.sender', { url: settings.siteUrl }) },
    ],
  })
  return { ...mail, about: reference }
}

function details(
  settings: RecommendSettings,
  { reference, locale }: About,
  to: ToldStatus,
  reason: DeclineReason | undefined,
): Block[] {
  const t = translator(locale)
  const status = { label: t('mail.recommend.status'), url: statusUrl(settings, locale, reference) }
  if (to === 'declined') {
    const why = reason && isExplained(reason) ? [{ p: t(`desk.letter.reason.${reason}`) }] : []
    return [...why, { link: status }]
  }
  if (to === 'published') {
    const url = `${settings.siteUrl}${paths.heroes(locale)}`
    return [{ button: { label: t('desk.letter.heroes'), url } }, { link: status }]
  }
  if (to !== 'asked') return [{ link: status }]
  const url = nomineeUrl(settings, locale, reference)
  return [
    { button: { label: t('mail.recommend.nominee'), url } },
    { p: t('mail.recommend.private') },
    { link: status },
  ]
}
