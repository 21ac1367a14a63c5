import { deskPaths } from '#lib/desk/paths.ts'
import { keptPage } from '#lib/publishing/editing/kept-page.ts'
import { deskLocale } from '../locale.ts'

/**
 * The session ended while a form was filled in: all that was typed, to be read, and to be sent again
 * after signing in. Files have to be chosen anew.
 *
 * @param save where the form is sent
 */
export async function signedOut(form: FormData, save: string): Promise<Response> {
  const fields = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
  )
  const typed = fields.filter(([name, value]) => name !== 'do' && value !== '')
  const page = keptPage({
    locale: await deskLocale(),
    reason: 'signed-out',
    save,
    signIn: deskPaths.signIn,
    fields,
    text: typed.map(([name, value]) => `${name}: ${value}`).join('\n'),
  })
  return new Response(page, {
    status: 401,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
