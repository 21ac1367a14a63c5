import { now } from '#lib/config/clock.ts'
import { RECOMMENDATION_EXPORT } from '#lib/desk/export/lists.ts'
import { tableFile } from '#lib/desk/export/table-file.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { askedFile, fileResponse, seeOther } from '../../file-response.ts'
import { findEditor } from '../../session.ts'

/** All recommendations as one file. */
export async function POST(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return seeOther(deskPaths.signIn)
  const options = askedFile(await request.formData())
  if (!options) return seeOther(deskPaths.inbox)
  const { desk, recommendations } = await sharedStore()
  await desk.record({ at: now(), by: editor.email, what: 'exported', about: options.format })
  const pieces = tableFile(options, recommendations.list(), RECOMMENDATION_EXPORT)
  return fileResponse('recommendations', options, pieces)
}

/** Somebody followed the form's address: the form stands in the inbox. */
export function GET(): Response {
  return seeOther(deskPaths.inbox)
}
