import { mailtoUrl } from '#lib/config/mailbox.ts'

/** How long the file is valid: RFC 9116 recommends less than a year. */
const VALIDITY = { hours: 180 * 24 }

type Settings = { siteUrl: string; mailFrom: string; at: Temporal.Instant }

/** The content of `security.txt` (RFC 9116). */
export function writeSecurityTxt({ siteUrl, mailFrom, at }: Settings): string {
  return [
    `Contact: ${mailtoUrl(mailFrom)}`,
    `Expires: ${at.add(VALIDITY).toString({ smallestUnit: 'second' })}`,
    'Preferred-Languages: en, ru, kk',
    `Canonical: ${siteUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
