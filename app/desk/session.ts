import { parseSetCookieHeader } from 'better-auth/cookies'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { deskAuth, type Editor } from '#lib/desk/auth/sign-in.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** How long a browser keeps the cookie, in seconds. When a session ends is decided by the store. */
const KEPT = 30 * 24 * 60 * 60

const SHORT = 60 * 60

/** The editor who is asking, if it is one. */
export const findEditor = cache(async (): Promise<Editor | undefined> => {
  return deskAuth(await sharedStore()).find(new Headers(await headers()))
})

/** The editor who is asking; whoever is none is led to the sign-in page and sees nothing else. */
export async function requireEditor(): Promise<Editor> {
  return (await findEditor()) ?? redirect(deskPaths.signIn)
}

/** Hands the cookies that the sign-in gave on to the browser. */
export async function handOnCookies(headersOf: Headers): Promise<void> {
  const jar = await cookies()
  for (const [name, cookie] of parseSetCookieHeader(headersOf.get('set-cookie') ?? '')) {
    const { value, secure = false } = cookie
    const given = cookie['max-age']
    // What ends at once or within minutes does so in the browser too.
    const maxAge = given !== undefined && given < SHORT ? given : KEPT
    jar.set({ name, value, maxAge, secure, path: '/', httpOnly: true, sameSite: 'lax' })
  }
}
