import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)
const expand = promisify(gunzip)

/** A page's body as it is kept: compressed, since nearly every reader's program wants it so. */
export type PageBodies = {
  /** Names the content; each encoding has its own tag made of it. */
  hash: string
  gzip: Buffer
  /** Made after the first, as it takes longer. */
  br: Buffer | undefined
}

/** Makes the bodies of a page but the one that takes long. */
export async function makeBodies(text: string): Promise<PageBodies> {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  return { hash, gzip: await compressGzip(text, { level: 9 }), br: undefined }
}

/** Makes the smallest body. */
export async function makeSmallest(bodies: PageBodies): Promise<Buffer> {
  const plain = await plainBody(bodies)
  return compressBrotli(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}

/** The body as it is. */
export function plainBody(bodies: PageBodies): Promise<Buffer> {
  return expand(bodies.gzip)
}
