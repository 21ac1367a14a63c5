import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { DiskCache } from './disk-cache.ts'
import { type EncodedBodies, encodeBodies, hashOf, makeSmallest } from './encoded-bodies.ts'

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

/** What is in `public/` may change under its name; what Next made has its hash in it. */
const CHANGING = 'public, max-age=3600, stale-while-revalidate=86400'
const LASTING = 'public, max-age=31536000, immutable'

/** Larger files go the way that Next sends them. */
const MOST = 2 * 1024 * 1024

export type Asset = {
  type: string
  cache: string
  /** Either the bodies of what gets smaller, or the file as it is. */
  bodies: EncodedBodies | { hash: string; plain: Buffer }
}

export type Assets = {
  find(path: string): Asset | Promise<Asset | undefined> | undefined
}

/** The files of a build and of `public/`, read and compressed once and answered from memory. */
export function openAssets(buildDir: string, publicDir: string, kept: DiskCache): Assets {
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
    if (!kind || !content || content.length > MOST) {
      assets.delete(path)
      files.delete(path)
      return undefined
    }
    const cache = path.startsWith('/_next/static/') ? LASTING : CHANGING
    const bodies = kind.compress
      ? await compress(content, kept)
      : { hash: hashOf(content), plain: content }
    const asset = { type: kind.type, cache, bodies }
    assets.set(path, asset)
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

/** Answers with what is quick to make; the smallest body follows. */
async function compress(content: Buffer, kept: DiskCache): Promise<EncodedBodies> {
  const known = await kept.load(hashOf(content))
  if (known) return known
  const bodies = await encodeBodies(content)
  void makeSmallest(bodies).then((br) => {
    bodies.br = br
    return kept.save(bodies)
  })
  return bodies
}
