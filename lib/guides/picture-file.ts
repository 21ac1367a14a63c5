import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^[a-z][a-z0-9-]{0,59}\.webp$/

/** The bytes of a picture with their version; undefined if a content folder has no such file. */
export async function readPictureFile(
  dir: string,
  name: string,
): Promise<{ bytes: Buffer; version: string } | undefined> {
  if (!NAME.test(name)) return undefined
  const bytes = await readFile(join(/* turbopackIgnore: true */ dir, 'pictures', name)).catch(
    () => undefined,
  )
  return bytes && { bytes, version: pictureVersion(bytes) }
}

/** What tells two versions of a picture apart. */
export function pictureVersion(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

/** A picture as a response. Whatever it holds, a browser takes it as a picture and nothing else. */
export function pictureResponse(bytes: Uint8Array, cacheControl: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Cache-Control': cacheControl,
      'Content-Disposition': 'inline',
    },
  })
}
