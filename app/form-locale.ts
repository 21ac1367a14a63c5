import { notFound } from 'next/navigation'
import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/i18n/locales.ts'

/** The language of the page that a form stands on, out of its hidden field. */
export function formLocale(form: FormData): Locale {
  requireForm(form)
  const locale = form.get('locale')
  return isLocale(locale) ? locale : DEFAULT_LOCALE
}

/** A field of text as it was sent; empty when there is none. */
export function formText(form: FormData, name: string): string {
  requireForm(form)
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Anybody can call an action with anything; Next then answers 404, and the server makes it 400. */
function requireForm(form: unknown): void {
  if (!(form instanceof FormData)) notFound()
}
