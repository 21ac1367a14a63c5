import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'
import { say } from '../say.ts'

type Address = { url: string; path: string; line: number }

/** URLs must be plausible: a scheme, a host name with a dot, no stray characters. */
export function checkAddresses(content: Content): Finding[] {
  const records = [...content.sources.list, ...content.acts.list].flatMap(
    ({ data, path, lineOf }): Address[] =>
      data.url ? [{ url: data.url, path, line: lineOf(['url']) }] : [],
  )
  const links = textsOf(content).flatMap(({ path, parts }) =>
    (parts?.links ?? [])
      .filter(({ url }) => /^[a-z]+:/i.test(url) && !url.startsWith('mailto:'))
      .map(({ url, line }) => ({ url, path, line })),
  )
  return [...records, ...links, ...content.toolSources].flatMap(
    ({ url, path, line }): Finding[] => {
      const fault = faultOf(url)
      return fault ? [{ path, line, ...say(`address-${fault}`, { url }), level: 'error' }] : []
    },
  )
}

type Fault = 'malformed' | 'scheme' | 'host' | 'sign' | 'stray'

function faultOf(url: string): Fault | undefined {
  if (!URL.canParse(url)) return 'malformed'
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return 'scheme'
  if (!/^[^.]+(\.[^.]+)+$/.test(hostname)) return 'host'
  if (/[\s<>"“”«»]/.test(url)) return 'sign'
  if (/[,;.]$/.test(url)) return 'stray'
  return undefined
}
