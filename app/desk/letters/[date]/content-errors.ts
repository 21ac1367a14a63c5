import { contentDir } from '#lib/config/files/content-dir.ts'
import { log } from '#lib/config/log.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { findingWords } from '#lib/publishing/check/finding-words.ts'

/**
 * What `npm run check` finds wrong in the texts of a letter, such as bare numbers and links within the
 * site that lead nowhere: file, line and words. A file elsewhere that cannot be read is said too, for
 * then nothing else is checked. Undefined when the check gave no answer.
 */
export async function contentErrors(date: string, locale: Locale): Promise<string[] | undefined> {
  try {
    const findings = await checkContentAs(contentDir(), [])
    return findings
      .filter(({ level }) => level === 'error')
      .filter(({ path, unreadable }) => unreadable || path.includes(`/letters/${date}/`))
      .map((one) => `${one.path}:${one.line}: ${findingWords(locale, one)}`)
  } catch (error) {
    log.error('letter not checked', { error: error instanceof Error ? error.name : 'unknown' })
    return undefined
  }
}
