import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

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
