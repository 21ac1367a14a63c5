import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import type { ComponentProps } from 'react'
import { SHARE_SIZE } from './share-colours.ts'
import { SharePicture } from './share-picture.tsx'

/** The heading face with Latin, Cyrillic and Kazakh letters, in the one form that can be drawn. */
const FONT = join(process.cwd(), 'components/share/literata-600.ttf')

/** The picture as an answer, in PNG. */
export async function drawSharePicture(
  props: ComponentProps<typeof SharePicture>,
): Promise<ImageResponse> {
  return new ImageResponse(<SharePicture {...props} />, {
    ...SHARE_SIZE,
    fonts: [{ name: 'Literata', data: await readFile(FONT), weight: 600 }],
  })
}
