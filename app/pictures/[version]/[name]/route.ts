import { contentDir } from '#lib/config/files/content-dir.ts'
import { pictureResponse, readPictureFile } from '#lib/guides/picture-file.ts'

type Context = { params: Promise<{ version: string; name: string }> }

/** A picture of the content; its address names its version, so that it can be kept for good. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { version, name } = await params
  const file = await readPictureFile(contentDir(), name)
  if (!file) return new Response(null, { status: 404 })
  // A page that was rendered before the picture changed still shows the picture.
  const isSame = file.version === version
  return pictureResponse(file.bytes, isSame ? 'public, max-age=31536000, immutable' : 'no-cache')
}
