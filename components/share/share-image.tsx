import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import type { ComponentProps } from 'react'
import { diskCache } from '#lib/config/files/disk-cache.ts'
import { SHARE_SIZE } from './share-colours.ts'
import { SharePicture } from './share-picture.tsx'

type Picture = ComponentProps<typeof SharePicture>

/** The heading face with Latin, Cyrillic and Kazakh letters, in the one form that can be drawn. */
const FONT = join(process.cwd(), 'components/share/literata-600.ttf')

/** Bump when the drawing changes, so that pictures kept before are left alone. */
const CACHE_VERSION = 'share picture 1'

async function draw(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const image = new ImageResponse(<SharePicture {...picture} />, {
    ...SHARE_SIZE,
    fonts: [{ name: 'Literata', data: await readFile(FONT), weight: 600 }],
  })
  return new Uint8Array(await image.arrayBuffer())
}

/** The picture as an answer, in PNG; drawn once and kept on disk, as it takes half a second. */
export async function answerSharePicture(picture: Picture): Promise<Response> {
  const entry = diskCache.entry(CACHE_VERSION, JSON.stringify(picture))
  const found = entry.read()
  const image = found ? new Uint8Array(found) : await draw(picture)
  if (!found) entry.write(image)
  return new Response(image, {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  })
}
