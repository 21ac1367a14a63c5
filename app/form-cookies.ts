import { cookies } from 'next/headers'
import { env } from '#lib/config/settings.ts'

/** How long a browser keeps what belongs to a form, in seconds: as long as the store keeps a draft. */
const KEPT = 7 * 24 * 60 * 60

function isSecure(): boolean {
  return env().SITE_URL.startsWith('https:')
}

/** A cookie's name: on https one that no other host of the domain can set. */
function fullName(name: string): string {
  return isSecure() ? `__Host-${name}` : name
}

/** A value that only our forms read, out of the reader's browser. */
export async function readFormCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(fullName(name))?.value
}

/** Leaves a value with the reader's browser that only our forms read, for seven days. */
export async function writeFormCookie(name: string, value: string): Promise<void> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: KEPT } as const
  ;(await cookies()).set(fullName(name), value, { ...options, secure: isSecure() })
}
