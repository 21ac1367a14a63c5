import { mailtoUrl } from '#lib/config/mailbox.ts'

/** For how long the text may be trusted: RFC 9116 asks for less than a year. */
const GOOD_FOR = { hours: 180 * 24 }

type Settings = { siteUrl: string; mailFrom: string; at: Temporal.Instant }

/** Where to report a weakness of the site (RFC 9116). */
export function writeSecurityTxt({ siteUrl, mailFrom, at }: Settings): string {
  return [
    `Contact: ${mailtoUrl(mailFrom)}`,
    `Expires: ${at.add(GOOD_FOR).toString({ smallestUnit: 'second' })}`,
    'Preferred-Languages: en, ru, kk',
    `Canonical: ${siteUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
