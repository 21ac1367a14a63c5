import { env } from '#lib/config/settings.ts'
import { findDeskMail } from '#lib/desk/mails.ts'
import { findMailViewer } from '../../../mails/viewer.ts'
import { noPreview, previewResponse } from '../../../preview-response.ts'

type Context = { params: Promise<{ name: string }> }

/** The html of a mail that was written to a file. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const viewer = await findMailViewer()
  if (!viewer) return noPreview()
  const mail = await findDeskMail(env().DATA_DIR, (await params).name, viewer)
  return mail ? previewResponse(mail.html) : noPreview()
}
