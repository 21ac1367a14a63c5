import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { log } from '#lib/site/log.ts'
import type { SignInDatabase } from '#lib/store/store.ts'

/** How long a mailed link works, in seconds. */
export const LINK_TERM = 15 * 60

/** After so much time without a request an editor has to sign in again, in seconds. */
export const IDLE = 12 * 60 * 60

/** How often the clock of a session in use is put forward, in seconds: not at every request. */
const PUT_FORWARD = 5 * 60

export type AuthSettings = {
  database: SignInDatabase
  siteUrl: string
  secret: string
  /** Brings a link's token to an editor; `metadata` is what the asker handed on. */
  sendLink: (to: {
    email: string
    token: string
    metadata?: Record<string, unknown> | undefined
  }) => Promise<void>
}

/**
 * The library that signs editors in. It is called by our own pages and never answers a request
 * itself, so that there is no address of its own on the site.
 */
export function makeAuth({ database, siteUrl, secret, sendLink }: AuthSettings) {
  const https = siteUrl.startsWith('https:')
  return betterAuth({
    baseURL: siteUrl,
    basePath: '/desk',
    secret,
    database,
    user: { modelName: 'desk_users' },
    account: { modelName: 'desk_accounts' },
    verification: { modelName: 'desk_verifications' },
    session: {
      modelName: 'desk_sessions',
      expiresIn: IDLE,
      updateAge: PUT_FORWARD,
      // Any session may list and end sessions, however old it is.
      freshAge: 0,
    },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      cookies: {
        session_token: {
          // On https a name that no other host of the domain can set.
          name: https ? '__Host-desk' : 'desk',
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: https },
        },
      },
    },
    telemetry: { enabled: false },
    // Its own lines may hold addresses.
    logger: { log: (level) => void (level === 'error' && log.error('sign-in library')) },
    plugins: [magicLink({ expiresIn: LINK_TERM, storeToken: 'hashed', sendMagicLink: sendLink })],
  })
}

export type Auth = ReturnType<typeof makeAuth>
