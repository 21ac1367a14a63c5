/** How long the file is valid: RFC 9116 recommends less than a year. */
const VALIDITY = { hours: 180 * 24 }

type Settings = { siteUrl: string; mailFrom: string; at: Temporal.Instant }

/** The content of `security.txt` (RFC 9116). */
export function writeSecurityTxt({ siteUrl, mailFrom, at }: Settings): string {
  const address = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom
  return [
    `Contact: mailto:${address.trim()}`,
    `Expires: ${at.add(VALIDITY).toString({ smallestUnit: 'second' })}`,
    'Preferred-Languages: en, ru, kk',
    `Canonical: ${siteUrl}/.well-known/security.txt`,
    '',
  ].join('\n')
}
