import { deriveKey, hashToken, isSameSecret } from '#lib/config/token.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { LinkHashes } from '#lib/store/recommendation-types.ts'
import type { RecommendSettings } from './settings.ts'

/**
 * The secret in the link to one page about a recommendation. It is derived, so that each
 * later mail can carry it though the store keeps only its hash; and it is found by that hash,
 * so that the links of old mails outlive a change of the site's secret.
 */
export function linkToken(
  { secret }: RecommendSettings,
  kind: keyof LinkHashes,
  reference: string,
): string {
  return deriveKey(secret, `recommend-${kind}:${reference}`).toString('base64url')
}

/** What the store keeps of both links. */
export function linkHashes(settings: RecommendSettings, reference: string): LinkHashes {
  return {
    nominee: hashToken(linkToken(settings, 'nominee', reference)),
    status: hashToken(linkToken(settings, 'status', reference)),
  }
}

/** The page on which the sender sees how it stands and can take the recommendation back. */
export function statusUrl(settings: RecommendSettings, locale: Locale, reference: string): string {
  const token = linkToken(settings, 'status', reference)
  return `${settings.siteUrl}${paths.recommendStatus(locale)}?token=${token}`
}

/** The page of the person named; the sender hands it on. */
export function nomineeUrl(settings: RecommendSettings, locale: Locale, reference: string): string {
  const token = linkToken(settings, 'nominee', reference)
  return `${settings.siteUrl}${paths.nominee(locale)}?token=${token}`
}

/** A reference with the proof that its holder sent it, for the sender's own browser. */
export function signReference(settings: RecommendSettings, reference: string): string {
  return `${reference}.${linkToken(settings, 'status', reference)}`
}

/** The reference out of such a proof; nothing when it was not made here. */
export function readSignedReference(settings: RecommendSettings, signed: string) {
  const [reference = '', proof = ''] = signed.split('.')
  return isSameSecret(proof, linkToken(settings, 'status', reference)) ? reference : undefined
}
