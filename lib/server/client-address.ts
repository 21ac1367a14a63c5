import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'
import { canonicalAddress } from '#lib/config/ip-address.ts'
import type { TrustedProxies } from '#lib/config/settings.ts'

/** Gives the reader's address for a request, in one spelling. */
export type ClientAddress = (req: IncomingMessage) => string

/**
 * Reads the reader's address: the last one in the chain of proxies that no trusted proxy stands
 * behind. Where a trusted proxy names no address (`unknown`), its own address counts.
 *
 * @param trusted `TRUST_PROXY`: the proxies whose word is taken
 */
export function createClientAddress(trusted: TrustedProxies): ClientAddress {
  const trust =
    typeof trusted === 'number'
      ? (_: string, hop: number) => hop < trusted
      : proxyAddr.compile(trusted)
  return (req) => {
    const peer = canonicalAddress(req.socket.remoteAddress ?? '') ?? ''
    const chain = forwardedFor(req.headers).map((hop) => canonicalAddress(hop) ?? 'unknown')
    if (chain.length === 0) return peer
    const headers = { 'x-forwarded-for': chain.join(', ') }
    const hops = proxyAddr.all(Object.create(req, { headers: { value: headers } }), trust)
    return hops.map(canonicalAddress).findLast((hop) => hop !== undefined) ?? peer
  }
}

/**
 * Who a request was passed on for, the nearest proxy's word last. `X-Forwarded-For` wins over
 * `Forwarded` (RFC 7239), since a proxy that writes the one passes the other on unread.
 */
function forwardedFor(headers: IncomingHttpHeaders): string[] {
  const listed = [headers['x-forwarded-for'] ?? []].flat().join(',')
  if (listed.trim() !== '') return listed.split(',')
  return (headers.forwarded ?? '').split(',').flatMap((element) => {
    const [, quoted, bare] = /(?:^|;)\s*for=(?:"([^"]*)"|([^;\s]*))/i.exec(element) ?? []
    return quoted ?? bare ?? []
  })
}

/** Headers that only a proxy, a balancer or a content network adds to a request. */
const PROXY_HEADERS =
  /^(x-forwarded($|-)|forwarded($|-)|via$|x-real-ip$|true-client-ip$|(x-)?(cluster-)?client-ip$|x-(cluster-|proxyuser-|remote-|originating-)|(wl-)?proxy-|cf-|cdn-|x-original-|x-envoy-|x-amz|x-azure-|x-appengine-|x-arr-|x-vercel-|x-nf-|fastly-|fly-|akamai-|x-akamai-|incap-|x-sucuri-|x-scheme$|x-proxy-)/

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * Whether a request was made on this machine and passed on by no proxy: by the socket alone, no
 * setting changes it. A `Host` other than this machine's own is a proxy's that keeps it.
 */
export function isDirectFromLoopback(req: IncomingMessage): boolean {
  if (!isLoopback(canonicalAddress(req.socket.remoteAddress ?? '') ?? '')) return false
  if (!LOOPBACK_HOST.test(req.headers.host ?? '')) return false
  return !Object.keys(req.headers).some((name) => PROXY_HEADERS.test(name))
}

/** Whether an address, as `canonicalAddress` writes it, is this machine's own. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}
