import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'

/** Says that lost answers were put back, with a button to clear them; shown by components/browser/restore.ts. */
export function RestoredNotice({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <div role="status">
      <p
        data-restored
        hidden
        className="mb-7 flex flex-wrap items-center gap-x-4 rounded bg-leaf px-4 py-2"
      >
        {t('recommend.restored')}
        <button type="button" className="min-h-11 cursor-pointer text-sky underline">
          {t('recommend.restoredClear')}
        </button>
      </p>
    </div>
  )
}
