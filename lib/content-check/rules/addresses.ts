import type { Content } from '../content.ts'
import { textsOf } from '../content.ts'
import type { Finding } from '../finding.ts'

type Address = { url: string; path: string; line: number }

/** Addresses that could lead somewhere: a scheme, a host with a name, no stray signs. */
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
      if (!fault) return []
      const message = `The address ${url} ${fault}`
      return [{ path, line, message, remedy: 'Copy it anew from the browser.', level: 'error' }]
    },
  )
}

function faultOf(url: string): string | undefined {
  if (!URL.canParse(url)) return 'is malformed'
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:')
    return 'begins with neither https:// nor http://'
  if (!/^[^.]+(\.[^.]+)+$/.test(hostname)) return 'names no host on the web'
  if (/[\s<>"“”«»]/.test(url)) return 'has a sign in it that addresses do not have'
  if (/[,;.]$/.test(url)) return 'ends in a stray sign'
  return undefined
}
