import { pictureResponse } from '#lib/guides/picture-file.ts'
import { bytesOf, readContentFile } from '#lib/publishing/content-file.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { findChange } from '#lib/publishing/history/history.ts'
import { picturePath } from '#lib/publishing/pictures/add-picture.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { findEditor } from '../../../../session.ts'

type Context = { params: Promise<{ id: string }> }

/** A picture as it is in a change, in the editor's own draft, or as it is published. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const none = new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const editor = await findEditor()
  const path = picturePath((await params).id)
  if (!editor || !parseContentPath(path)) return none
  const change = new URL(request.url).searchParams.get('change')
  const text = await (change ? inChange(change, path) : inDraft(editor.email, path))
  return text ? pictureResponse(bytesOf(path, text), 'no-store') : none
}

async function inChange(id: string, path: string): Promise<string | null> {
  const store = await sharedStore()
  const waiting = await store.contentChanges.find(id)
  const files = waiting?.files ?? []
  const own = files.find((file) => file.path === path)
  if (own) return own.text ?? own.baseText
  const published = await findChange(store, publishingSettings(), id)
  const file = published?.files.find((one) => one.path === path)
  return file ? (file.after ?? file.before) : null
}

async function inDraft(editor: string, path: string): Promise<string | null> {
  const { contentDrafts } = await sharedStore()
  const draft = await contentDrafts.find(path, editor)
  return draft ? draft.text : (await readContentFile(publishingSettings().dir, path)).text
}
