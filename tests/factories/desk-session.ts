import { deriveKey } from '#lib/config/token.ts'
import { makeAuth } from '#lib/desk/auth/auth.ts'
import { openStore } from '#lib/store/connect.ts'
import { settings } from '../settings.ts'

/** Signs an editor in at a running site without a browser or a mail; gives the cookie. */
export async function makeDeskSession(
  site: { url: string; dataDir: string; databaseUrl?: string },
  email: string,
): Promise<{ name: string; value: string }> {
  const store = await openStore(site)
  let mailed = ''
  const auth = makeAuth({
    database: store.signIn,
    siteUrl: site.url,
    secret: deriveKey(settings().SITE_SECRET ?? '', 'desk-sign-in').toString('base64url'),
    sendLink: async ({ token }) => {
      mailed = token
    },
  })
  await auth.api.signInMagicLink({ body: { email }, headers: new Headers() })
  const { headers } = await auth.api.magicLinkVerify({
    query: { token: mailed },
    headers: new Headers(),
    returnHeaders: true,
  })
  await store.close()
  const [pair = ''] = (headers.getSetCookie()[0] ?? '').split(';')
  const equals = pair.indexOf('=')
  return { name: pair.slice(0, equals), value: decodeURIComponent(pair.slice(equals + 1)) }
}
