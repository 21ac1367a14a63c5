import { hashToken, makeToken } from '#lib/config/token.ts'
import type { Repositories } from '#lib/store/store.ts'

/** For how long a link opens a preview for somebody without an account. */
const TERM = { hours: 24 }

/** The kind of the row in the store that says which links are valid. */
const FORM = 'preview-link'

/** What a link opens: one page, with the drafts of the editor who made it. */
export type PreviewLink = { path: string; author: string; expiresAt: Temporal.Instant }

type Store = Pick<Repositories, 'drafts'>

/** An editor has one link to each page: the row is found by both. */
function ownKey(author: string, path: string): string {
  return hashToken(`${FORM}:${author}:${path}`)
}

/**
 * Makes a link's key, which opens one page for a day. It takes the place of an earlier one to the
 * same page. The store keeps its hash only.
 */
export async function makePreviewLink(
  store: Store,
  { path, author, at }: { path: string; author: string; at: Temporal.Instant },
): Promise<string> {
  await revokePreviewLink(store, { path, author, at })
  const key = makeToken()
  const expiresAt = at.add(TERM)
  const answers = { path, author, expires: expiresAt.toString(), hash: hashToken(key) }
  const row = { form: FORM, answers, at, expiresAt }
  await store.drafts.save({ ...row, key: ownKey(author, path) })
  await store.drafts.save({ ...row, key: hashToken(key) })
  return key
}

/** What a key opens now; undefined for one that is unknown, revoked or over. */
export async function findPreviewLink(
  { drafts }: Store,
  key: string,
  at: Temporal.Instant,
): Promise<PreviewLink | undefined> {
  const answers = await drafts.find(hashToken(key), FORM, at)
  const { path, author, expires } = answers ?? {}
  if (typeof path !== 'string' || typeof author !== 'string') return undefined
  return { path, author, expiresAt: Temporal.Instant.from(String(expires)) }
}

/** When the editor's link to a page ends; undefined if there is none. */
export async function linkEnd(
  { drafts }: Store,
  { path, author, at }: { path: string; author: string; at: Temporal.Instant },
): Promise<Temporal.Instant | undefined> {
  const own = await drafts.find(ownKey(author, path), FORM, at)
  return own ? Temporal.Instant.from(String(own.expires)) : undefined
}

/** Ends the editor's link to a page at once. */
export async function revokePreviewLink(
  { drafts }: Store,
  { path, author, at }: { path: string; author: string; at: Temporal.Instant },
): Promise<void> {
  const own = await drafts.find(ownKey(author, path), FORM, at)
  if (!own) return
  await drafts.delete(String(own.hash), FORM)
  await drafts.delete(ownKey(author, path), FORM)
}
