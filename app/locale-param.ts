import { notFound } from 'next/navigation'
import { isLocale, LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** The language in a page's path. Responds with 404 if it is unknown. */
export async function localeParam(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : notFound()
}

/** For `generateStaticParams`: prerenders a page in all languages. */
export function everyLocale(): { locale: Locale }[] {
  return LOCALES.map((locale) => ({ locale }))
}
