import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip, zstdCompress } from 'node:zlib'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)
const compressZstd = promisify(zstdCompress)
const expand = promisify(gunzip)

/** A body as it is kept: compressed, since nearly every reader's program wants it so. */
export type EncodedBodies = {
  /** Names the content; each encoding has its own tag made of it. */
  hash: string
  gzip: Buffer
  /** Made after the first, as it takes longer. */
  br: Buffer | undefined
}

/** The name of a content. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}

/** Makes the bodies of a content but those that take long. */
export async function encodeBodies(content: string | Buffer): Promise<EncodedBodies> {
  const gzipped = await compressGzip(content, { level: 9 })
  return { hash: hashOf(content), gzip: gzipped, br: undefined }
}

/** Makes the smallest body. */
export async function makeSmallest(bodies: Pick<EncodedBodies, 'gzip'>): Promise<Buffer> {
  const plain = await identityBody(bodies)
  return compressBrotli(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}

/** Makes the body for a program that wants it as zstd and not as brotli: hardly any, so it is not kept. */
export async function makeZstd(bodies: Pick<EncodedBodies, 'gzip'>): Promise<Buffer> {
  return compressZstd(await identityBody(bodies))
}

/** The body as it is. */
export function identityBody(bodies: Pick<EncodedBodies, 'gzip'>): Promise<Buffer> {
  return expand(bodies.gzip)
}

/** How much memory the bodies take, in bytes. */
export function weighBodies({ gzip, br }: EncodedBodies): number {
  return gzip.length + (br?.length ?? 0)
}
