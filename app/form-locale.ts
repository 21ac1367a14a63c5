import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/i18n/locales.ts'

/** The language of the page that a form stands on, out of its hidden field. */
export function formLocale(form: FormData): Locale {
  const locale = form.get('locale')
  return isLocale(locale) ? locale : DEFAULT_LOCALE
}

/** A field of text as it was sent; empty when there is none. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
