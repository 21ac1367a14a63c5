import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib'
import type { DiskCache } from '#lib/config/files/disk-cache.ts'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)
const expand = promisify(gunzip)

/** Bump when the encodings or the layout of a cache entry change. */
const CACHE_VERSION = 'gzip 9 and brotli 11, 2'

/** Sizes of input blocks for the smallest brotli, as powers of two; 0 leaves it to the encoder. */
const BLOCK_BITS = [0, 16]

/** Fast enough for a reader who waits: 1.8 ms for a Russian guide, against 73 at the highest quality. */
const FAST_QUALITY = 5

/**
 * For a page of a single query, which is never made smaller later: 2.5 ms for a Russian plan in place of 1.8,
 * beside some 30 to render it, and 0.7 kB less.
 */
export const QUERY_QUALITY = 8

/** A body in the encodings that browsers ask for; `identity` is expanded from gzip when needed. */
export type EncodedBodies = {
  /** SHA-256 of the content in base64: names it as a dictionary, and in its ETags. */
  digest: string
  gzip: Buffer
  brotli: Buffer
  /** Whether the brotli body is the smallest that can be made. */
  isSmallest: boolean
}

/** The SHA-256 of a content in base64. */
export function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64')
}

/** Encodes a content: from the disk cache, else quickly. `toSmallest` does the rest later. */
export async function encodeBodies(
  content: string | Buffer,
  diskCache?: DiskCache,
  quality = FAST_QUALITY,
): Promise<EncodedBodies> {
  const digest = digestOf(content)
  const cached = readCached(digest, diskCache)
  if (cached) return cached
  const [gzipped, brotli] = await Promise.all([
    compressGzip(content, { level: 9 }),
    compressBrotli(content, brotliOptions(quality, content.length)),
  ])
  return { digest, gzip: gzipped, brotli, isSmallest: false }
}

/** The same bodies with the smallest brotli, which are also written to the disk cache. */
export async function toSmallest(
  bodies: EncodedBodies,
  diskCache?: DiskCache,
): Promise<EncodedBodies> {
  // Another process may have made it meanwhile.
  const cached = readCached(bodies.digest, diskCache)
  if (cached) return cached
  const content = await identityBody(bodies)
  // Which size of blocks suits a page shows only when both have been tried.
  const tries = BLOCK_BITS.map((bits) =>
    compressBrotli(content, brotliOptions(11, content.length, bits)),
  )
  const brotli = (await Promise.all(tries)).reduce((a, b) => (b.length < a.length ? b : a))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(bodies.gzip.length)
  diskCache?.entry(CACHE_VERSION, bodies.digest).write(Buffer.concat([size, bodies.gzip, brotli]))
  return { ...bodies, brotli, isSmallest: true }
}

/** A cache entry is the length of the gzip body in four bytes, then both bodies. */
function readCached(digest: string, diskCache: DiskCache | undefined): EncodedBodies | undefined {
  const entry = diskCache?.entry(CACHE_VERSION, digest).read()
  if (!entry || entry.length < 4) return undefined
  const end = 4 + entry.readUInt32BE()
  // Copied, since a part of a buffer would hold the whole of it in memory.
  const gzipped = Buffer.from(entry.subarray(4, end))
  return { digest, gzip: gzipped, brotli: Buffer.from(entry.subarray(end)), isSmallest: true }
}

function brotliOptions(quality: number, size: number, blockBits = 0) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
      [constants.BROTLI_PARAM_LGBLOCK]: blockBits,
    },
  }
}

/** The body without a content coding. */
export function identityBody(bodies: Pick<EncodedBodies, 'gzip'>): Promise<Buffer> {
  return expand(bodies.gzip)
}

/** The memory that the bodies take, in bytes. */
export function sizeOf({ gzip, brotli }: EncodedBodies): number {
  return gzip.length + brotli.length
}
