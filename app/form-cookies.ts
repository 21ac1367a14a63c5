import { cookies } from 'next/headers'
import { env } from '#lib/config/settings.ts'

/** The lifetime of form cookies: as long as the store keeps a draft. */
const MAX_AGE_SECONDS = 7 * 24 * 60 * 60

function isSecure(): boolean {
  return env().SITE_URL.startsWith('https:')
}

/**
 * The name of a cookie. With HTTPS it has the prefix `__Host-`: no other host of the domain can set
 * it.
 */
function fullName(name: string): string {
  return isSecure() ? `__Host-${name}` : name
}

/** Reads a form cookie. */
export async function readFormCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(fullName(name))?.value
}

/** Sets a form cookie for seven days. It is HttpOnly: scripts cannot read it. */
export async function writeFormCookie(name: string, value: string): Promise<void> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: MAX_AGE_SECONDS } as const
  ;(await cookies()).set(fullName(name), value, { ...options, secure: isSecure() })
}
