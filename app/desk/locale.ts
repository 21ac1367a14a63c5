import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { LOCALE_COOKIE, type Locale } from '#lib/i18n/locales.ts'
import { preferredLocale } from '#lib/i18n/preferred-locale.ts'

/** The editor's language: the remembered one, else the browser's. */
export const deskLocale = cache(async (): Promise<Locale> => {
  const remembered = (await cookies()).get(LOCALE_COOKIE)?.value
  return preferredLocale(remembered, (await headers()).get('accept-language'))
})
