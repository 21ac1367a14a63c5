import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { FormScript } from './form-script.tsx'

/**
 * What a form with `data-script` needs for help while typing (components/browser/field-help.ts): parts to copy, since the
 * names of classes are known to the page only, and the words for a field that is too long.
 */
export function HelpParts({ locale }: { locale: Locale }) {
  return (
    <div hidden data-too-long={translator(locale)('errors.tooLong')}>
      <p data-part="error" className="font-semibold text-bad" />
      <p data-part="count" className="text-base text-soft" />
      <p data-part="over" className="font-semibold text-bad text-base" />
      <FormScript />
    </div>
  )
}
