import { today } from '#lib/config/clock.ts'
import { applyField } from '#lib/publishing/editing/apply-field.ts'
import { findEditor } from '../../../session.ts'
import { fieldOf, jsonAnswer } from '../../json-answer.ts'

/** A text with one field of its front matter changed; nothing is saved. */
export async function POST(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return jsonAnswer({ state: 'signed-out' }, 401)
  const form = await request.formData()
  const text = fieldOf(form, 'text').replace(/\r\n?/g, '\n')
  const change = { field: fieldOf(form, 'field'), value: fieldOf(form, 'value'), today: today() }
  const changed = applyField(text, change)
  return changed === undefined
    ? jsonAnswer({ state: 'unreadable' }, 422)
    : jsonAnswer({ text: changed })
}
