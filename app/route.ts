import { cookies, headers } from 'next/headers'
import { LOCALE_COOKIE } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import { preferredLocale } from '#lib/i18n/preferred-locale.ts'

/** The bare address leads to the reader's language: the remembered one, else the browser's. */
export async function GET(): Promise<Response> {
  const remembered = (await cookies()).get(LOCALE_COOKIE)?.value
  const locale = preferredLocale(remembered, (await headers()).get('accept-language'))
  return new Response(null, {
    status: 307,
    headers: {
      Location: paths.home(locale),
      Vary: 'Accept-Language, Cookie',
      'Cache-Control': 'private, no-cache',
    },
  })
}
