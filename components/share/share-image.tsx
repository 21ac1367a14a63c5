import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import type { ComponentProps } from 'react'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { SHARE_SIZE } from './share-colours.ts'
import { SharePicture } from './share-picture.tsx'

type Picture = ComponentProps<typeof SharePicture>

/**
 * The heading font with Latin, Cyrillic and Kazakh letters, in a format that `ImageResponse`
 * supports.
 */
const FONT = join(process.cwd(), 'components/share/literata-600.ttf')

/** Bump when the drawing changes: it invalidates cached images. */
const CACHE_VERSION = 'share picture 1'

async function draw(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const image = new ImageResponse(<SharePicture {...picture} />, {
    ...SHARE_SIZE,
    fonts: [{ name: 'Literata', data: await readFile(FONT), weight: 600 }],
  })
  return new Uint8Array(await image.arrayBuffer())
}

/** Responds with the share image as PNG. Cached on disk, as drawing takes half a second. */
export async function answerSharePicture(picture: Picture): Promise<Response> {
  const entry = diskCache.entry(CACHE_VERSION, JSON.stringify(picture))
  const found = entry.read()
  const image = found ? new Uint8Array(found) : await draw(picture)
  if (!found) entry.write(image)
  return new Response(image, {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  })
}
