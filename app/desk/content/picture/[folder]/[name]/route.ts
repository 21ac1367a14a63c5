import { join } from 'node:path'
import { env } from '#lib/config/settings.ts'
import { pictureResponse, readPictureFile } from '#lib/guides/picture-file.ts'

type Context = { params: Promise<{ folder: string; name: string }> }

/**
 * A picture of a preview. The name of the folder is a hash of all drafts in it: only a page that shows
 * them has it, also for somebody who opens that page by a link.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { folder, name } = await params
  const none = new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  if (!/^[0-9a-f]{32}$/.test(folder)) return none
  const dir = join(/* turbopackIgnore: true */ env().DATA_DIR, 'previews', folder, 'content')
  const file = await readPictureFile(dir, name)
  return file ? pictureResponse(file.bytes, 'no-store') : none
}
