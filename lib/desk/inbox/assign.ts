import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { writeMail } from '#lib/mail/message.ts'
import type { OutgoingMail, Store } from '#lib/store/store.ts'
import { type Address, isAddress } from '../address.ts'
import { deskPaths } from '../paths.ts'
import type { DeskSettings } from '../settings.ts'

/**
 * Hands a recommendation to an editor, or to nobody when `to` is empty, and tells that editor by
 * mail, in the language of the desk. `unknown` when `to` is not an editor of this site.
 */
export async function assign(
  desk: { store: Store; settings: DeskSettings; by: Address; now: Temporal.Instant },
  input: { reference: string; to: string; locale: Locale },
): Promise<'assigned' | 'unknown' | 'gone'> {
  const { store, settings, by, now: at } = desk
  const { reference } = input
  const to = settings.editors.find((editor) => editor === input.to)
  if (input.to !== '' && (!to || !isAddress(to))) return 'unknown'
  const mails = to && to !== by ? [assignedMail(settings, { ...input, to, by })] : []
  const assignee = to && isAddress(to) ? to : undefined
  const done = await store.recommendations.assign({ reference, to: assignee, by, at, mails })
  return done ? 'assigned' : 'gone'
}

/** Tells an editor of a case that was handed over; it holds nothing of what was sent. */
function assignedMail(
  { siteUrl }: DeskSettings,
  { reference, to, by, locale }: { reference: string; to: string; by: string; locale: Locale },
): OutgoingMail {
  const t = translator(locale)
  const url = `${siteUrl}${deskPaths.recommendation(reference)}`
  const mail = writeMail({
    kind: 'desk-assigned',
    to,
    locale,
    subject: t('desk.assign.subject', { reference }),
    preheader: t('desk.assign.preheader'),
    blocks: [
      { p: t('desk.assign.mail', { by, reference }) },
      { button: { label: t('desk.assign.open'), url } },
    ],
  })
  return { ...mail, about: reference }
}
