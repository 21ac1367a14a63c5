import { env } from '#lib/config/settings.ts'
import type { MailViewer } from '#lib/desk/mails.ts'
import { findEditor, requireEditor } from '../session.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/** At a development server that only this machine reaches, mails are open: links sign in by mail. */
function isOpen(): boolean {
  return process.env.NODE_ENV === 'development' && LOOPBACK.includes(env().HOST)
}

/** Who looks at the mails; whoever may not is led to the sign-in page. */
export async function requireMailViewer(): Promise<MailViewer> {
  return isOpen() ? 'developer' : { editor: (await requireEditor()).email }
}

/** The same for an answer that is no page; undefined for whoever may not. */
export async function findMailViewer(): Promise<MailViewer | undefined> {
  if (isOpen()) return 'developer'
  const editor = await findEditor()
  return editor && { editor: editor.email }
}
