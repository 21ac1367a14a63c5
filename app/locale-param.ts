import { notFound } from 'next/navigation'
import { isLocale, LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** The language of a page's address; an unknown one is a page that does not exist. */
export async function localeParam(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : notFound()
}

/** The addresses of a page that a build makes beforehand: what its `generateStaticParams` says. */
export function everyLocale(): { locale: Locale }[] {
  return LOCALES.map((locale) => ({ locale }))
}
