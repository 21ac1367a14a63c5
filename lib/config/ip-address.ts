import { isIPv4, isIPv6 } from 'node:net'

/**
 * The canonical form of an IP address as a proxy or a socket wrote it: without quotes, port,
 * brackets and zone. An IPv6 address that embeds an IPv4 address gives the latter: IPv4-mapped (RFC
 * 4291, 2.5.5.2), IPv4-translated (RFC 2765, 2.1), NAT64 (RFC 6052, 2.1 and RFC 8215) and 6to4 (RFC 3056, 2). Undefined for anything
 * else, such as `unknown` or an obfuscated identifier (RFC 7239, 6.3).
 */
export function canonicalAddress(text: string): string | undefined {
  const bare = withoutPort(text.trim().replace(/^"(.*)"$/, '$1')).split('%', 1)[0] ?? ''
  if (isIPv4(bare)) return bare
  if (!isIPv6(bare)) return undefined
  const groups = ipv6Groups(bare)
  return wrappedIPv4(groups) ?? new URL(`http://[${bare}]`).hostname.slice(1, -1)
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5}|:_[\w.-]+)?$/.exec(text)?.[1]
  return bracketed ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text
}

/** What stands before an IPv4 address: mapped, translated, NAT64. */
const WRAPPING = ['0:0:0:0:0:ffff', '0:0:0:0:ffff:0', '64:ff9b:0:0:0:0']

function wrappedIPv4(groups: string[]): string | undefined {
  const prefix = groups.slice(0, 6).join(':')
  const [, second = '', third = ''] = groups
  if (WRAPPING.includes(prefix)) return asIPv4(groups.slice(6))
  if (prefix.startsWith('64:ff9b:1:')) return asIPv4(groups.slice(6))
  return groups[0] === '2002' ? asIPv4([second, third]) : undefined
}

function asIPv4(groups: string[]): string {
  const bytes = groups.flatMap((group) => {
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 255]
  })
  return bytes.join('.')
}

/** The eight groups of an IPv6 address, in lower case and without leading zeros. */
export function ipv6Groups(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const before = head.split(':').filter(Boolean)
  if (tail === undefined) return before
  const after = tail.split(':').filter(Boolean)
  const missing = 8 - before.length - after.length
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after]
}
