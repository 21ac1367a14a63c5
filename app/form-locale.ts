import { notFound } from 'next/navigation'
import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/i18n/locales.ts'

/** The language of the page with the form, from its hidden field. */
export function formLocale(form: FormData): Locale {
  requireForm(form)
  const locale = form.get('locale')
  return isLocale(locale) ? locale : DEFAULT_LOCALE
}

/** The value of a text field; an empty string if it is missing. */
export function formText(form: FormData, name: string): string {
  requireForm(form)
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * A client can call a server action with any arguments. Next answers 404, which the server changes
 * to 400.
 */
function requireForm(form: unknown): void {
  if (!(form instanceof FormData)) notFound()
}
