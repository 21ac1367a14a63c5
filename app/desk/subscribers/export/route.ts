import { now } from '#lib/config/clock.ts'
import { SUBSCRIBER_EXPORT } from '#lib/desk/export/lists.ts'
import { tableFile } from '#lib/desk/export/table-file.ts'
import { isSubscriberStatus } from '#lib/desk/operations.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { askedFile, fileResponse, seeOther } from '../../file-response.ts'
import { findEditor } from '../../session.ts'

/** The subscribers, or those of one state, as one file. */
export async function POST(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return seeOther(deskPaths.signIn)
  const form = await request.formData()
  const options = askedFile(form)
  if (!options) return seeOther(deskPaths.subscribers)
  const asked = form.get('status')
  const status = typeof asked === 'string' && isSubscriberStatus(asked) ? asked : undefined
  const { desk, subscribers } = await sharedStore()
  const about = [status, options.format].filter(Boolean).join(' ')
  await desk.record({ at: now(), by: editor.email, what: 'subscribers-exported', about })
  const pieces = tableFile(options, subscribers.list(status), SUBSCRIBER_EXPORT)
  return fileResponse('subscribers', options, pieces)
}

/** Somebody followed the form's address: the form stands among the subscribers. */
export function GET(): Response {
  return seeOther(deskPaths.subscribers)
}
