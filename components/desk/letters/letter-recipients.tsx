import { Figures } from '#components/desk/operations/figures.tsx'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Recipients } from '#lib/store/letter-types.ts'

type Props = { locale: Locale; recipients: Recipients }

/** Who gets the next letter, and how many do not and why. */
export function LetterRecipients({ locale, recipients }: Props) {
  const t = translator(locale)
  const { counts, ...others } = recipients
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const parts = counts.map((one) => `${languageName(one.locale, locale)} ${one.count}`)
  const sum = parts.length > 0 ? `${total} (${parts.join(', ')})` : String(total)
  const reasons = [
    'otherTopics',
    'paused',
    'unconfirmed',
    'left',
    'bounced',
    'blocked',
  ] as const satisfies (keyof typeof others)[]
  return (
    <Figures
      id="recipients"
      title={t('desk.letters.recipients.title')}
      figures={[
        [t('desk.letters.recipients.get'), sum],
        ...reasons.map((reason): [string, string] => [
          t(`desk.letters.recipients.${reason}`),
          String(others[reason]),
        ]),
      ]}
    />
  )
}
