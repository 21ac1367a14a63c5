import type { Confidence } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { confidence: Confidence; locale: Locale }

/** The confidence of a record; a contested or unknown one is highlighted. */
export function ConfidenceMark({ confidence, locale }: Props) {
  const unsure = confidence === 'contested' || confidence === 'unknown'
  return (
    <span className="block">
      {' '}
      <span className={unsure ? 'border-saffron border-b-2 text-ink' : undefined}>
        {translator(locale)(`confidence.${confidence}`)}
      </span>
    </span>
  )
}
