import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'

/** What the companion of a form says, in words. */
export function companionWords(locale: Locale) {
  const t = translator(locale)
  return {
    locale,
    tooLong: t('errors.tooLong'),
    restored: t('recommend.restored'),
    clear: t('recommend.restoredClear'),
  }
}
