import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'
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
    const said = faultOf(from, to)
    if (!said) return []
    const line = redirects.lineOf([index, 'from'])
    return [{ path: redirects.path, line, ...said, level: 'error' }]
  })

  function faultOf(from: string, to: string): Said | undefined {
    if (from === to) return say('redirect-itself', { from })
    if (redirects?.data.find((one) => one.from === from)?.to !== to) {
      return say('redirect-twice', { from })
    }
    if (isPage(from, content)) return say('redirect-page', { from })
    if (targets.has(to)) return say('redirect-chain', { from, to })
    return isPage(to, content) ? undefined : say('redirect-nowhere', { from, to })
  }
}
