import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { HistoryEvent, RemovalMark } from '#lib/store/recommendation-types.ts'
import { HistoryList } from './history-list.tsx'

type Props = {
  locale: Locale
  mark: RemovalMark
  steps: HistoryEvent[]
  /** Files of the content that still tell the removed person's story. */
  files: string[]
}

/** What is left of a recommendation that was removed. */
export function RemovedCase({ locale, mark, steps, files }: Props) {
  const t = translator(locale)
  return (
    <div className="grid gap-6">
      <p>
        {t('desk.case.removedText', {
          when: formatTime(mark.at, locale),
          why: t(`desk.removal.${mark.why}`),
        })}
      </p>
      {files.length > 0 && (
        <div className="banner">
          <p>{t('desk.case.filesLeft')}</p>
          <ul className="mt-2">
            {files.map((file) => (
              <li key={file}>
                <code>{file}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      <HistoryList locale={locale} steps={steps} />
      <p>
        <a href={deskPaths.inbox} className="inline-flex min-h-11 items-center">
          {t('desk.case.back')}
        </a>
      </p>
    </div>
  )
}
