import { isIPv6 } from 'node:net'
import { canonicalAddress, ipv6Groups } from '#lib/config/ip-address.ts'
import { deriveKey } from '#lib/config/token.ts'
import type { Counters, Rule } from '#lib/store/counters.ts'

const SECONDS = 600

/** Far more forms than a person sends, and more than a class or an office behind one address. */
const BY_ADDRESS: Rule = { name: 'form-address', most: 120, seconds: SECONDS }
const BY_NETWORK: Rule = { name: 'form-network', most: 600, seconds: SECONDS }

/**
 * What this machine itself may send, where no proxy names a reader: it may be an operator's own
 * tool, or a proxy that names nobody, with all readers behind it.
 */
const BY_MACHINE: Rule = { name: 'form-machine', most: 6_000, seconds: SECONDS }

/** Where a form came from. */
export type Sender = {
  address: string
  /** From this machine, with no other address named by a proxy. */
  local: boolean
}

/**
 * Counts a posted form by the address and by the network that it came from; gives the seconds
 * to wait when there were too many. Only for posts: reading is never limited. What is counted
 * is a keyed hash, so that no address is kept.
 */
export async function countForm(
  { counters, secret }: { counters: Counters; secret: string },
  { address, local }: Sender,
): Promise<number | undefined> {
  const keyOf = (part: string) => deriveKey(secret, `sender:${part}`).toString('base64url')
  if (local) return counters.count(BY_MACHINE, keyOf('local'))
  const { host, network } = partsOf(address)
  const waits = await Promise.all([
    counters.count(BY_ADDRESS, keyOf(host)),
    counters.count(BY_NETWORK, keyOf(network)),
  ])
  const given = waits.filter((wait) => wait !== undefined)
  return given.length > 0 ? Math.max(...given) : undefined
}

/**
 * The parts of an address that one person, and one network, have for themselves: an IPv4 address
 * and its /24; of IPv6 the /64 that a household gets at least, and the /48 that a site can fill.
 * Every spelling of an address gives the same parts.
 */
export function partsOf(address: string): { host: string; network: string } {
  const known = canonicalAddress(address) ?? address
  if (!isIPv6(known)) return { host: known, network: known.split('.').slice(0, 3).join('.') }
  const groups = ipv6Groups(known)
  return { host: groups.slice(0, 4).join(':'), network: groups.slice(0, 3).join(':') }
}
