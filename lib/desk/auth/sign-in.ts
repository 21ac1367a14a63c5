import { hashToken } from '#lib/config/token.ts'
import { emailSchema } from '#lib/forms/email.ts'
import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/i18n/locales.ts'
import type { Store } from '#lib/store/store.ts'
import { type Address, isAddress } from '../address.ts'
import { type DeskSettings, deskSettings } from '../settings.ts'
import { type Auth, LINK_TERM, makeAuth } from './auth.ts'
import { SIGN_IN_MAIL, signInMail } from './mails.ts'
import { orNothing } from './or-nothing.ts'

/**
 * How many links an address is sent within the term of one. Each works until its own end, so
 * whoever asks in an editor's name cannot keep that editor out.
 */
const MOST_LINKS = 3

/** An editor who is signed in. */
export type Editor = { email: Address; session: string }

/** One of an editor's sessions; found again by the hash of its token, which no page shows. */
export type EditorSession = { id: string; begun: Temporal.Instant; browser: string; own: boolean }

/** Signing editors in: links, sessions, and who is signed in. */
export type DeskAuth = ReturnType<typeof openDeskAuth>

const auths = new WeakMap<Store, DeskAuth>()

/** The sign-in of the site's desk, one for each store. */
export function deskAuth(store: Store): DeskAuth {
  const auth = auths.get(store) ?? openDeskAuth(store, deskSettings())
  auths.set(store, auth)
  return auth
}

/** Opens the sign-in on a store. `now` gives the time of what we write beside the library. */
export function openDeskAuth(store: Store, settings: DeskSettings) {
  const { siteUrl, editors } = settings
  const auth: Auth = makeAuth({
    ...settings,
    database: store.signIn,
    async sendLink({ email, token, metadata }) {
      const { locale = DEFAULT_LOCALE, at } = readMetadata(metadata)
      await store.outbox.add(signInMail({ siteUrl }, { email, locale, token }), at)
    },
  })
  let asking: Promise<unknown> = Promise.resolve()

  async function sendLink(email: string, locale: Locale, now: Temporal.Instant): Promise<void> {
    const since = now.subtract({ seconds: LINK_TERM })
    const sent = await store.outbox.countTo({ email, kind: SIGN_IN_MAIL, since })
    if (sent >= MOST_LINKS) return
    await auth.api.signInMagicLink({
      body: { email, metadata: { locale, at: now.toString() } },
      headers: new Headers(),
    })
  }

  async function find(headers: Headers): Promise<Editor | undefined> {
    const found = await auth.api.getSession({ headers })
    const email = found?.user.email ?? ''
    // An address that was taken out of EDITORS loses its access at once.
    if (!found || !isAddress(email) || !editors.includes(email)) return undefined
    return { email, session: found.session.token }
  }

  return {
    auth,
    find,
    isEditor: (email: string) => editors.includes(email),

    /** Mails a link to an editor; to nobody else, and tells its caller nothing. */
    async ask(typed: string, locale: Locale, now: Temporal.Instant): Promise<void> {
      const email = emailSchema.safeParse(typed).data?.toLowerCase()
      if (!email || !editors.includes(email)) return
      // One after the other, or requests at the same moment would pass the limit together.
      const asked = asking.then(() => sendLink(email, locale, now))
      asking = asked.catch(() => undefined)
      await asked
    },

    /** Signs in by a mailed token: gives the cookies to set; nothing when it is of no use. */
    async enter(token: string, headers: Headers, now: Temporal.Instant) {
      const entered = await orNothing(() =>
        auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true }),
      )
      if (!entered) return undefined
      const { email } = entered.response.user
      if (!editors.includes(email)) return undefined
      await store.desk.record({ at: now, by: email, what: 'signed-in' })
      return entered.headers
    },

    /** Ends a session: gives the cookies to set. */
    async leave(headers: Headers, now: Temporal.Instant): Promise<Headers> {
      const editor = await find(headers)
      const left = await auth.api.signOut({ headers, returnHeaders: true })
      if (editor) await store.desk.record({ at: now, by: editor.email, what: 'signed-out' })
      return left.headers
    },

    /** An editor's sessions, newest first. */
    async sessions(headers: Headers): Promise<EditorSession[]> {
      const editor = await find(headers)
      const sessions = editor ? await auth.api.listSessions({ headers }) : []
      return sessions
        .map(({ token, createdAt, userAgent }) => ({
          id: hashToken(token),
          own: token === editor?.session,
          begun: Temporal.Instant.fromEpochMilliseconds(createdAt.getTime()),
          browser: userAgent ?? '',
        }))
        .sort((a, b) => Temporal.Instant.compare(b.begun, a.begun))
    },

    /** Ends one of an editor's sessions. */
    async endSession(id: string, headers: Headers, now: Temporal.Instant): Promise<void> {
      const editor = await find(headers)
      const sessions = editor ? await auth.api.listSessions({ headers }) : []
      const token = sessions.find((session) => hashToken(session.token) === id)?.token
      if (!editor || !token) return
      await auth.api.revokeSession({ body: { token }, headers })
      await store.desk.record({ at: now, by: editor.email, what: 'session-ended' })
    },

    async endOtherSessions(headers: Headers, now: Temporal.Instant): Promise<void> {
      const editor = await find(headers)
      if (!editor) return
      await auth.api.revokeOtherSessions({ headers })
      await store.desk.record({ at: now, by: editor.email, what: 'other-sessions-ended' })
    },
  }
}

function readMetadata(metadata: Record<string, unknown> = {}) {
  const { locale, at } = metadata
  return {
    ...(isLocale(locale) && { locale }),
    at: Temporal.Instant.from(String(at)),
  }
}
