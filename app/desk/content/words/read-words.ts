import { sourceContentDir } from '#lib/config/files/content-dir.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { type OpenedFile, openFile } from '#lib/publishing/drafts.ts'
import { sharedStore } from '#lib/store/shared.ts'

/** The path of the messages of a language. */
export function messagesPath(locale: Locale): string {
  return `messages/${locale}.json`
}

/** The messages of all languages with the editor's drafts of them. */
export async function readWords(
  editor: string,
): Promise<{ texts: Record<Locale, string>; opened: Record<Locale, OpenedFile> }> {
  const store = await sharedStore()
  const [en, ru, kk] = await Promise.all(
    LOCALES.map((locale) => openFile(store, sourceContentDir(), messagesPath(locale), editor)),
  )
  if (!en || !ru || !kk) throw new Error('There is a language without messages.')
  const opened = { en, ru, kk }
  const textOf = ({ draft, file }: OpenedFile) => draft?.text ?? file.text ?? '{}'
  return { texts: { en: textOf(en), ru: textOf(ru), kk: textOf(kk) }, opened }
}
