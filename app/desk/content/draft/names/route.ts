import { today } from '#lib/config/clock.ts'
import { withPreview } from '#lib/config/preview.ts'
import { env } from '#lib/config/settings.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { draftTexts, previewContent } from '#lib/publishing/editing/preview-content.ts'
import { suggestionsFor } from '#lib/publishing/editing/suggestions.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { findEditor } from '../../../session.ts'
import { jsonAnswer } from '../../json-answer.ts'

/** The facts, terms, acts, sources and guides that a text may name, with the editor's drafts. */
export async function GET(request: Request): Promise<Response> {
  const editor = await findEditor()
  if (!editor) return jsonAnswer({ state: 'signed-out' }, 401)
  const locale = new URL(request.url).searchParams.get('locale')
  if (!isLocale(locale)) return jsonAnswer({ state: 'gone' }, 404)
  const drafts = await draftTexts(await sharedStore(), editor.email)
  const dir = await previewContent(env().DATA_DIR, drafts)
  try {
    return jsonAnswer(withPreview({ dir, day: today() }, () => suggestionsFor(locale, today())))
  } catch {
    // A draft of another file cannot be read yet: the check says so there.
    return jsonAnswer(suggestionsFor(locale, today()))
  }
}
