import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { FormScript } from './form-script.tsx'

/**
 * Templates and messages for the help while typing of a form with `data-script`
 * (components/browser/field-help.ts). Templates, because class names are mangled per page and
 * unknown to the script.
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
