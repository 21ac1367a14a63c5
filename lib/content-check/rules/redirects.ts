import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { isPage } from './links.ts'

/**
 * An old address must lead straight to a page that exists, and must not be the address of one:
 * the page would win, and the line in `redirects.yml` would do nothing.
 */
export function checkRedirects(content: Content): Finding[] {
  const { redirects } = content
  if (!redirects) return []
  const targets = new Map(redirects.data.map(({ from, to }) => [from, to]))
  return redirects.data.flatMap(({ from, to }, index): Finding[] => {
    const fault = faultOf(from, to)
    if (!fault) return []
    const [message, remedy] = fault
    const line = redirects.lineOf([index, 'from'])
    return [{ path: redirects.path, line, message, remedy, level: 'error' }]
  })

  function faultOf(from: string, to: string): [string, string] | undefined {
    if (from === to) return [`${from} leads to itself`, 'Name the new address in “to”.']
    if (redirects?.data.find((one) => one.from === from)?.to !== to)
      return [`${from} is led to two addresses`, 'Leave only the one where the page is now.']
    if (isPage(from, content))
      return [
        `There is a page at the old address ${from}, which readers see`,
        'Take the line away, or rename the page.',
      ]
    const next = targets.get(to)
    if (next !== undefined)
      return [
        `${from} leads to ${to}, which is an old address itself`,
        'Write where the page is now.',
      ]
    if (!isPage(to, content))
      return [`There is no page at ${to}`, `Correct the address to which ${from} leads.`]
    return undefined
  }
}
