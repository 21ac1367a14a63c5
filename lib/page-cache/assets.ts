import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { DiskCache } from '#lib/config/files/disk-cache.ts'
import { digestOf, type EncodedBodies, encodeBodies, toSmallest } from './encoded-bodies.ts'

/** Files by their ending: their type, and whether they get smaller when compressed. */
const KINDS: Record<string, { type: string; compress: boolean }> = {
  '.js': { type: 'text/javascript; charset=utf-8', compress: true },
  '.css': { type: 'text/css; charset=utf-8', compress: true },
  '.svg': { type: 'image/svg+xml', compress: true },
  '.ico': { type: 'image/x-icon', compress: true },
  '.txt': { type: 'text/plain; charset=utf-8', compress: true },
  '.png': { type: 'image/png', compress: false },
  '.webp': { type: 'image/webp', compress: false },
  '.avif': { type: 'image/avif', compress: false },
  '.woff2': { type: 'font/woff2', compress: false },
}

/** A file of `public/` may change; the name of one that Next made has its hash in it. */
const PUBLIC_FILE = 'public, max-age=3600, stale-while-revalidate=86400'
const IMMUTABLE = 'public, max-age=31536000, immutable'

/** Larger files are left to Next. */
const MAX_SIZE = 2 * 1024 * 1024

export type Asset = {
  type: string
  cacheControl: string
  /** The encoded bodies, or the file as it is where no encoding makes it smaller. */
  bodies: EncodedBodies | { digest: string; identity: Buffer }
}

export type Assets = {
  find(path: string): Asset | Promise<Asset | undefined> | undefined
}

/** The files of a build and of `public/`, read and compressed once and answered from memory. */
export function openAssets(buildDir: string, publicDir: string, diskCache?: DiskCache): Assets {
  const files = new Map<string, string>()
  for (const [prefix, dir] of [
    ['/', publicDir],
    ['/_next/static/', join(buildDir, 'static')],
  ] as const) {
    for (const name of globSync('**/*', { cwd: dir })) {
      if (KINDS[extname(name)]) files.set(`${prefix}${name}`, join(dir, name))
    }
  }
  const assets = new Map<string, Asset | Promise<Asset | undefined>>()

  async function read(path: string, file: string): Promise<Asset | undefined> {
    const kind = KINDS[extname(file)]
    const content = await readFile(file).catch(() => undefined)
    if (!kind || !content || content.length > MAX_SIZE) {
      assets.delete(path)
      files.delete(path)
      return undefined
    }
    const cacheControl = path.startsWith('/_next/static/') ? IMMUTABLE : PUBLIC_FILE
    const bodies = kind.compress
      ? await encodeBodies(content, diskCache)
      : { digest: digestOf(content), identity: content }
    const asset = { type: kind.type, cacheControl, bodies }
    assets.set(path, asset)
    // The smallest bodies take longer, and follow.
    if ('isSmallest' in bodies && !bodies.isSmallest) {
      void toSmallest(bodies, diskCache).then((smallest) =>
        assets.set(path, { ...asset, bodies: smallest }),
      )
    }
    return asset
  }

  return {
    find(path) {
      const known = assets.get(path)
      const file = files.get(path)
      if (known || !file) return known
      const reading = read(path, file)
      assets.set(path, reading)
      return reading
    },
  }
}
