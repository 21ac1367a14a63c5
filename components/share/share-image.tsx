import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import type { ComponentProps } from 'react'
import { SHARE_SIZE } from './share-colours.ts'
import { SharePicture } from './share-picture.tsx'

type Picture = ComponentProps<typeof SharePicture>

/** The heading face with Latin, Cyrillic and Kazakh letters, in the one form that can be drawn. */
const FONT = join(process.cwd(), 'components/share/literata-600.ttf')

async function draw(picture: Picture): Promise<ArrayBuffer> {
  const image = new ImageResponse(<SharePicture {...picture} />, {
    ...SHARE_SIZE,
    fonts: [{ name: 'Literata', data: await readFile(FONT), weight: 600 }],
  })
  return image.arrayBuffer()
}

const drawn = new Map<string, Promise<ArrayBuffer>>()

/** The picture as an answer, in PNG; drawn once, as it takes half a second. */
export async function answerSharePicture(picture: Picture): Promise<Response> {
  const key = JSON.stringify(picture)
  const image = drawn.get(key) ?? draw(picture)
  drawn.set(key, image)
  return new Response(await image, {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=86400' },
  })
}
