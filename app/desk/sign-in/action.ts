'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { log } from '#lib/config/log.ts'
import { env } from '#lib/config/settings.ts'
import { deskAuth } from '#lib/desk/auth/sign-in.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { isLocale, LOCALE_COOKIE } from '#lib/i18n/locales.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deskLocale } from '../locale.ts'
import { handOnCookies } from '../session.ts'

/** Asks for a link to sign in; every address, an editor's or not, is led to the same page. */
export async function askForLink(form: FormData): Promise<void> {
  const locale = await deskLocale()
  const signIn = deskAuth(await sharedStore())
  // After the answer: the time that it takes would tell a stranger who is an editor.
  after(() =>
    signIn
      .ask(formText(form, 'email'), locale, now())
      .catch((error: unknown) => log.error('sign-in link', { error: nameOf(error) })),
  )
  redirect(deskPaths.sent)
}

/** Signs in by the mailed link. */
export async function enter(form: FormData): Promise<void> {
  const signIn = deskAuth(await sharedStore())
  const given = await signIn.enter(formText(form, 'token'), new Headers(await headers()), now())
  if (!given) redirect(`${deskPaths.enter}?state=unusable`)
  await handOnCookies(given)
  redirect(deskPaths.home)
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  const signIn = deskAuth(await sharedStore())
  await handOnCookies(await signIn.leave(new Headers(await headers()), now()))
  redirect(`${deskPaths.signIn}?state=out`)
}

/** Changes the language of the desk, and of the site's bare address. */
export async function chooseLanguage(form: FormData): Promise<void> {
  const locale = formText(form, 'locale')
  if (isLocale(locale)) {
    const secure = env().SITE_URL.startsWith('https:')
    const options = { path: '/', maxAge: 31_536_000, sameSite: 'lax', secure } as const
    ;(await cookies()).set(LOCALE_COOKIE, locale, options)
  }
  const back = formText(form, 'back')
  redirect(/^\/desk(\/[\w/-]*)?$/.test(back) ? back : deskPaths.home)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
