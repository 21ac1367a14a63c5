import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { IMPORT_COLUMNS } from '#lib/newsletter/import-subscribers.ts'

/** Takes the file of an old list, for a dry run first. */
export function ImportForm({ locale }: { locale: Locale }) {
  const t = translator(locale)
  return (
    <section className="grid max-w-2xl gap-3">
      <p>{t('desk.import.text')}</p>
      <p>{t('desk.import.columns')}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded border border-line p-3 text-base"
      >
        {`${IMPORT_COLUMNS.join(',')}\naliya@example.org,kk,letter changes,2025-03-14,"form at the fair, sheet 7"`}
      </pre>
      <form
        action={deskPaths.subscriberList}
        method="post"
        encType="multipart/form-data"
        className="grid gap-3"
      >
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.import.file')}</span>
          <input type="file" name="file" accept=".csv,text/csv" required className="field" />
        </label>
        <div>
          <button type="submit" className="press">
            {t('desk.import.try')}
          </button>
        </div>
      </form>
    </section>
  )
}
