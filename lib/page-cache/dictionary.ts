import { promisify } from 'node:util'
import { brotliCompress, constants, zstdCompress } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import type { DiskCache } from '#lib/config/files/disk-cache.ts'
import { type EncodedBodies, identityBody } from './encoded-bodies.ts'

/** The content codings of Compression Dictionary Transport (RFC 9842), the smaller one first. */
export const DICTIONARY_ENCODINGS = ['dcb', 'dcz'] as const

export type DictionaryEncoding = (typeof DICTIONARY_ENCODINGS)[number]

/** What a body begins with, before the SHA-256 of its dictionary (RFC 9842, 4 and 5). */
const MAGIC = {
  dcb: Buffer.from('ff444342', 'hex'),
  dcz: Buffer.from('5e2a4d1820000000', 'hex'),
} as const

/** Bump when the options of the compression change. */
const CACHE_VERSION = 'page with a page as dictionary, 1'

/** Bodies with a dictionary that are kept in memory, in bytes. */
const MAX_SIZE = 16 * 1024 * 1024

/** Bodies that are made at the same time; further readers get the page without a dictionary. */
const MAX_RUNNING = 2

const compressBrotli = promisify(brotliCompress)
const compressZstd = promisify(zstdCompress)

/** Compresses pages with the page that a browser has as the dictionary. */
export type DictionaryBodies = {
  /**
   * The body of a page for a browser that has `dictionary`, at once when it was made before.
   * Undefined when too many are being made.
   */
  encode(
    page: EncodedBodies,
    dictionary: EncodedBodies,
    encoding: DictionaryEncoding,
  ): Buffer | Promise<Buffer> | undefined
}

/** Opens the bodies with a dictionary; they are also kept in the disk cache. */
export function createDictionaryBodies(diskCache?: DiskCache): DictionaryBodies {
  const bodies = new LRUCache<string, Buffer>({
    maxSize: MAX_SIZE,
    sizeCalculation: (body) => body.length,
  })
  const pending = new Map<string, Promise<Buffer>>()

  async function make(
    page: EncodedBodies,
    dictionary: EncodedBodies,
    encoding: DictionaryEncoding,
  ): Promise<Buffer> {
    const [content, known] = await Promise.all([identityBody(page), identityBody(dictionary)])
    const compressed = await compress(content, known, encoding)
    return Buffer.concat([MAGIC[encoding], Buffer.from(dictionary.digest, 'base64'), compressed])
  }

  return {
    encode(page, dictionary, encoding) {
      const key = `${encoding} ${dictionary.digest} ${page.digest}`
      const body = bodies.get(key) ?? pending.get(key)
      if (body) return body
      const entry = diskCache?.entry(CACHE_VERSION, key)
      const cached = entry?.read()
      if (cached) {
        bodies.set(key, cached)
        return cached
      }
      if (pending.size >= MAX_RUNNING) return undefined
      const making = make(page, dictionary, encoding)
        .then((made) => {
          bodies.set(key, made)
          entry?.write(made)
          return made
        })
        .finally(() => pending.delete(key))
      pending.set(key, making)
      return making
    },
  }
}

/**
 * A reader waits for it: 34 ms of processor time for a Russian guide (6,157 B), against 98 at the
 * highest quality (6,048 B); zstd 21 ms (6,366 B).
 */
function compress(content: Buffer, dictionary: Buffer, encoding: DictionaryEncoding) {
  if (encoding === 'dcz') {
    const params = { [constants.ZSTD_c_compressionLevel]: 16 }
    return compressZstd(content, { dictionary, params })
  }
  // The types of Node 26.6 do not know yet that brotli takes a dictionary.
  const options = {
    dictionary,
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 10,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  }
  return compressBrotli(content, options)
}

/** Whether a page becomes the dictionary for later pages of its language: a guide is alike to most. */
export function isDictionary(path: string): boolean {
  return /^\/\w+\/guides\/[^/]+$/.test(path)
}

/** The header that offers such a page to browsers, for the documents of its language. */
export function dictionaryOffer(path: string): string {
  return `match="/${path.split('/')[1]}/*", match-dest=("document")`
}

/** The digest in an `Available-Dictionary` header, a byte sequence (RFC 9651, 3.3.5). */
export function availableDictionary(header: string | undefined): string | undefined {
  return /^\s*:([\w+/]{43}=):\s*$/.exec(header ?? '')?.[1]
}
