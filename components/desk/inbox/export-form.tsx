import { FileChoice } from '#components/desk/fields/file-choice.tsx'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { ExportProgress } from './export-progress.tsx'

/** All recommendations in one file. A form, because it is noted in the audit log. */
export function ExportForm({ locale, total }: { locale: Locale; total: number }) {
  const t = translator(locale)
  return (
    <details className="fold mt-6">
      <summary>{t('desk.export.title')}</summary>
      <form method="post" action={deskPaths.export} className="grid gap-3 py-2">
        <p className="max-w-2xl">{t('desk.export.text')}</p>
        <FileChoice locale={locale} />
        <ExportProgress
          total={total}
          progress={t('desk.export.progress', { done: '{done}', total: '{total}' })}
          failed={t('desk.export.failed')}
        />
      </form>
    </details>
  )
}
