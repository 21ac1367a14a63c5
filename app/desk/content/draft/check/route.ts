import { basename } from 'node:path'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { findingWords } from '#lib/publishing/check/finding-words.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { draftTexts } from '#lib/publishing/editing/preview-content.ts'
import { publishingSettings } from '#lib/publishing/settings.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deskLocale } from '../../../locale.ts'
import { findEditor } from '../../../session.ts'
import { fieldOf, jsonAnswer } from '../../json-answer.ts'

/** What the check says of a text, together with the editor's other drafts. */
export async function POST(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return jsonAnswer({ state: 'signed-out' }, 401)
  const form = await request.formData()
  const path = fieldOf(form, 'path')
  if (!parseContentPath(path)) return jsonAnswer({ state: 'gone' }, 404)
  const { dir } = publishingSettings()
  const texts = await draftTexts(await sharedStore(), editor.email)
  texts.set(path, fieldOf(form, 'text').replace(/\r\n?/g, '\n'))
  const all = await checkContentAs(
    dir,
    [...texts].map(([one, text]) => ({ path: one, text })),
  )
  const own = `${basename(dir)}/${path}`
  const locale = await deskLocale()
  return jsonAnswer({
    findings: all
      .filter((finding) => finding.path === own)
      .map((finding) => ({
        line: finding.line,
        words: findingWords(locale, finding),
        level: finding.level,
      })),
    elsewhere: all
      .filter((finding) => finding.path !== own && finding.level === 'error')
      .map((finding) => ({
        path: `${finding.path}:${finding.line}`,
        words: findingWords(locale, finding),
      })),
  })
}
