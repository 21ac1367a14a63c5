import { formText } from '#app/form-locale.ts'
import { now } from '#lib/config/clock.ts'
import { sourceContentDir } from '#lib/config/files/content-dir.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { findingWords } from '#lib/publishing/check/finding-words.ts'
import { saveDraft } from '#lib/publishing/drafts.ts'
import { setMessage } from '#lib/publishing/editing/messages.ts'
import { sharedStore } from '#lib/store/shared.ts'
import { deleteDeskDraft, saveDeskDraft } from '../../../draft.ts'
import { seeOther } from '../../../file-response.ts'
import { deskLocale } from '../../../locale.ts'
import { findEditor } from '../../../session.ts'
import { signedOut } from '../../signed-out.ts'
import { messagesPath, readWords } from '../read-words.ts'

/**
 * Saves the words of one message in all languages as drafts, unless the check finds them wrong: then
 * what was typed stays in the form with what is wrong.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData()
  const editor = await findEditor()
  if (!editor) return signedOut(form, `${deskPaths.words}/save`)
  const key = formText(form, 'key')
  const back = new URLSearchParams({ q: formText(form, 'q') })
  const { texts, opened } = await readWords(editor.email)
  const typed = Object.fromEntries(LOCALES.map((locale) => [locale, formText(form, locale)]))
  const files = LOCALES.flatMap((locale) => {
    const words = (typed[locale] ?? '').replace(/\r\n?/g, '\n')
    const text = setMessage(texts[locale], key, words)
    if (text === undefined || text === texts[locale]) return []
    return [{ locale, path: messagesPath(locale), text }]
  })
  const drafts = LOCALES.map((locale) => ({ path: messagesPath(locale), text: texts[locale] }))
  const overlay = drafts.map((draft) => files.find(({ path }) => path === draft.path) ?? draft)
  const findings = files.length > 0 ? await checkContentAs(sourceContentDir(), overlay) : []
  const wrong = findings.filter(
    ({ level, values, unreadable }) => level === 'error' && (unreadable || values.key === key),
  )
  if (wrong.length > 0) {
    const locale = await deskLocale()
    const faults = wrong.map((finding) => `${finding.path}: ${findingWords(locale, finding)}`)
    await saveDeskDraft(editor, 'desk-words', { key, ...typed, faults: faults.join('\n') })
    return seeOther(`${deskPaths.words}?${back}&state=errors#message`)
  }
  const store = await sharedStore()
  for (const { locale, path, text } of files) {
    const { draft, file } = opened[locale]
    const baseHash = draft?.baseHash ?? file.hash
    await saveDraft(store, sourceContentDir(), {
      path,
      author: editor.email,
      baseHash,
      text,
      at: now(),
    })
  }
  await deleteDeskDraft(editor, 'desk-words')
  back.set('saved', key)
  return seeOther(`${deskPaths.words}?${back}`)
}
