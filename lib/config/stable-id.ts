import { createHash } from 'node:crypto'

/** The namespace of this site's ids; a random one, never to be changed. */
const NAMESPACE = Buffer.from('6f1d1c6a0f6b4c0fa5b7d3a0c3e94e58', 'hex')

/**
 * An id for a feed that is the same on every day, build and domain: a UUID made from a name
 * (RFC 9562, version 5).
 */
export function stableId(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
}
