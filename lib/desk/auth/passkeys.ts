import { isIP } from 'node:net'
import { z } from 'zod'
import type { Store } from '#lib/store/store.ts'
import { orNothing } from './or-nothing.ts'
import type { DeskAuth } from './sign-in.ts'

/** A passkey of an editor, as a page shows it. */
export type EditorPasskey = { id: string; name: string; added: Temporal.Instant | undefined }

/** Whether browsers can make passkeys for a site: not for one that has no name, or no https. */
export function canHavePasskeys(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl)
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) return false
  return protocol === 'https:' || hostname === 'localhost'
}

/** An editor's passkeys. */
export async function listPasskeys({ auth }: DeskAuth, headers: Headers): Promise<EditorPasskey[]> {
  const passkeys = await auth.api.listPasskeys({ headers })
  return passkeys.map(({ id, name, createdAt }) => ({
    id,
    name: name ?? '',
    added: createdAt && Temporal.Instant.fromEpochMilliseconds(new Date(createdAt).getTime()),
  }))
}

/** What a browser gives as the proof of a passkey. */
const proofSchema = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.unknown().transform(() => ({})),
  response: z
    .object({
      clientDataJSON: z.string(),
      authenticatorData: z.string(),
      signature: z.string(),
      userHandle: z.string().nullish(),
    })
    .transform(({ userHandle, ...rest }) => ({ ...rest, ...(userHandle && { userHandle }) })),
})

type Asking = { signIn: DeskAuth; store: Store; headers: Headers; now: Temporal.Instant }

/** Keeps a new passkey of the editor who is asking; false when it cannot be trusted. */
export async function addPasskey(
  { signIn, store, headers, now }: Asking,
  { response, name }: { response: unknown; name: string },
): Promise<boolean> {
  const editor = await signIn.find(headers)
  if (!editor) return false
  const added = await orNothing(() =>
    signIn.auth.api.verifyPasskeyRegistration({ headers, body: { response, name } }),
  )
  if (!added) return false
  await store.desk.record({ at: now, by: editor.email, what: 'passkey-added' })
  return true
}

/** Forgets a passkey of the editor who is asking. */
export async function removePasskey(
  { signIn, store, headers, now }: Asking,
  id: string,
): Promise<void> {
  const editor = await signIn.find(headers)
  const removed =
    editor && (await orNothing(() => signIn.auth.api.deletePasskey({ headers, body: { id } })))
  if (removed) await store.desk.record({ at: now, by: editor.email, what: 'passkey-removed' })
}

/** Signs in by a passkey: gives the cookies to set; nothing when it is none of an editor. */
export async function enterByPasskey(
  { signIn, store, headers, now }: Asking,
  given: unknown,
): Promise<Headers | undefined> {
  const response = proofSchema.safeParse(given).data
  if (!response) return undefined
  const entered = await orNothing(() =>
    signIn.auth.api.verifyPasskeyAuthentication({
      headers,
      body: { response },
      returnHeaders: true,
    }),
  )
  const email = entered?.response.user.email
  if (!entered || !email || !signIn.isEditor(email)) return undefined
  await store.desk.record({ at: now, by: email, what: 'signed-in', about: 'passkey' })
  return entered.headers
}
