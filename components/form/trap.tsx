import { TRAP } from '#lib/forms/spam.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/**
 * A honeypot field: hidden, for spam bots. Its label asks people who still find it to leave it
 * empty.
 */
export function Trap({ locale }: { locale: Locale }) {
  return (
    <div className="hidden">
      <label>
        {translator(locale)('recommend.hidden')}
        {/* Attributes that make 1Password, LastPass and Bitwarden ignore the field. */}
        <input
          name={TRAP}
          tabIndex={-1}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
        />
      </label>
    </div>
  )
}
