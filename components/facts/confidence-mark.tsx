import type { Confidence } from '#lib/facts/schema.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

type Props = { confidence: Confidence; locale: Locale }

/** How sure we are of a record; what needs care looks as if it did. */
export function ConfidenceMark({ confidence, locale }: Props) {
  const unsure = confidence === 'contested' || confidence === 'unknown'
  return (
    <span className="block">
      <span className={unsure ? 'border-saffron border-b-2 text-ink' : undefined}>
        {translator(locale)(`confidence.${confidence}`)}
      </span>
    </span>
  )
}
