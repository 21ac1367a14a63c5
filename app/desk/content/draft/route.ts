import { now, today } from '#lib/config/clock.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { keepCheckerWarm } from '#lib/publishing/check/check-process.ts'
import { isBinary } from '#lib/publishing/content-file.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { saveDraft } from '#lib/publishing/drafts.ts'
import { applyFields } from '#lib/publishing/editing/apply-field.ts'
import { type KeptPage, keptPage } from '#lib/publishing/editing/kept-page.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { seeOther } from '../../file-response.ts'
import { deskLocale } from '../../locale.ts'
import { findEditor } from '../../session.ts'
import { fieldOf, jsonAnswer } from '../json-answer.ts'

/** The fields of the form that go back with the text if it cannot be saved. */
const SENT_AGAIN = ['path', 'base', 'version']

type Kept = Pick<KeptPage, 'reason'> & { version?: number; stored?: string | undefined }

/** What was typed, given back: to a script as JSON, to a form as a page. */
async function giveBack(
  request: Request,
  form: FormData,
  status: number,
  { reason, version, stored }: Kept,
): Promise<Response> {
  if (request.headers.get('accept')?.includes('application/json')) {
    return jsonAnswer({ state: reason }, status)
  }
  const fields = SENT_AGAIN.map((name): [string, string] => [
    name,
    name === 'version' && version !== undefined ? String(version) : fieldOf(form, name),
  ])
  const page = keptPage({
    locale: await deskLocale(),
    reason,
    save: deskPaths.saveText,
    signIn: deskPaths.signIn,
    fields,
    text: fieldOf(form, 'text'),
    stored,
  })
  return new Response(page, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** Saves a text as the editor's draft. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData()
  const editor = await findEditor()
  if (!editor) return giveBack(request, form, 401, { reason: 'signed-out' })
  const path = fieldOf(form, 'path')
  // Pictures are no texts: they have a form of their own.
  if (!parseContentPath(path) || isBinary(path)) return jsonAnswer({ state: 'gone' }, 404)
  const isScript = request.headers.get('accept')?.includes('application/json')
  const saved = await saveDraft(await sharedStore(), publishingSettings().dir, {
    path,
    author: editor.email,
    baseHash: fieldOf(form, 'base'),
    text: applyFields(fieldOf(form, 'text').replace(/\r\n?/g, '\n'), changedFields(form), today()),
    version: Number(fieldOf(form, 'version')) || 0,
    at: now(),
  })
  if (saved.outcome === 'too-long') return giveBack(request, form, 413, { reason: 'too-long' })
  if (saved.outcome === 'changed') {
    const { text, version } = saved.draft ?? { text: '', version: 0 }
    if (isScript) return jsonAnswer({ state: 'changed', text: text ?? '', version })
    return giveBack(request, form, 409, { reason: 'changed', version, stored: text ?? '' })
  }
  if (!isScript) return seeOther(`${deskPaths.edit(path)}?saved=1`)
  const version = saved.outcome === 'saved' ? saved.version : 0
  return jsonAnswer({ state: saved.outcome, version })
}

/** The fields of the front matter with what they were when the form was shown. */
function changedFields(form: FormData): { field: string; value: string; was: string }[] {
  return [...form.keys()]
    .filter((name) => name.startsWith('field.'))
    .map((name) => {
      const field = name.slice('field.'.length)
      return { field, value: fieldOf(form, name), was: fieldOf(form, `was.${field}`) }
    })
}

/** Who else has a draft of a file. */
export async function GET(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return jsonAnswer({ state: 'signed-out' }, 401)
  // The room asks as long as it is open.
  keepCheckerWarm(publishingSettings().dir, today())
  const path = new URL(request.url).searchParams.get('path') ?? ''
  const { contentDrafts } = await sharedStore()
  const drafts = parseContentPath(path) ? await contentDrafts.list({ path }) : []
  const others = drafts.filter(({ author }) => author !== editor.email)
  return jsonAnswer({
    others: others.map(({ author, updatedAt }) => ({ author, at: updatedAt.toString() })),
  })
}
