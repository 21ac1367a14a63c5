import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const near = new BlockList()
near.addSubnet('127.0.0.0', 8)
near.addSubnet('10.0.0.0', 8)
near.addSubnet('172.16.0.0', 12)
near.addSubnet('192.168.0.0', 16)
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')

/**
 * The network address of the reader. A balancer on this machine or in its private network is
 * believed in what it says of the reader; a stranger who says it of himself is not.
 */
export function clientAddress(req: IncomingMessage): string {
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  if (!isNear(peer)) return peer
  const told =
    String(req.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? ''
  return isIP(told) ? told : peer
}

/** Whether a request was made on this machine and not passed on by a balancer. */
export function isLocal(req: IncomingMessage): boolean {
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const passedOn = req.headers['x-forwarded-for'] ?? req.headers.forwarded ?? req.headers.via
  return passedOn === undefined && (peer === '::1' || peer.startsWith('127.'))
}

function isNear(address: string): boolean {
  return isIP(address) !== 0 && near.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
