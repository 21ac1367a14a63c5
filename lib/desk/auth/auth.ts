import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { magicLink } from 'better-auth/plugins/magic-link'
import { log } from '#lib/config/log.ts'
import type { SignInDatabase } from '#lib/store/store.ts'

/** How long a mailed link works, in seconds. */
export const LINK_TERM = 15 * 60

/** After so much time without a request an editor has to sign in again, in seconds. */
export const IDLE = 12 * 60 * 60

/** How often the clock of a session in use is put forward, in seconds: not at every request. */
const PUT_FORWARD = 5 * 60

/** Under which name the library knows the cookie of a passkey's challenge. */
const PASSKEY_COOKIE = 'passkey_challenge'

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
  const { protocol, hostname } = new URL(siteUrl)
  const secure = protocol === 'https:'
  // On https a name that no other host of the domain can set.
  const cookie = (name: string) => ({
    name: secure ? `__Host-${name}` : name,
    attributes: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  })
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
      cookies: { session_token: cookie('desk'), [PASSKEY_COOKIE]: cookie('desk-passkey') },
    },
    telemetry: { enabled: false },
    // Its own lines may hold addresses.
    logger: { log: (level) => void (level === 'error' && log.error('sign-in library')) },
    plugins: [
      magicLink({ expiresIn: LINK_TERM, storeToken: 'hashed', sendMagicLink: sendLink }),
      passkey({
        rpID: hostname,
        rpName: 'WE Guide',
        origin: siteUrl,
        advanced: { webAuthnChallengeCookie: PASSKEY_COOKIE },
        schema: { passkey: { modelName: 'desk_passkeys' } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // It stands for address and mailbox together, so its holder must have shown to be its owner.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED')
          },
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof makeAuth>
