import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { HistoryEntry } from '#lib/publishing/history/history.ts'
import type { ChangeEntry } from '#lib/store/content-types.ts'

/** Changes that are not published yet. */
export function ChangeList({ locale, changes }: { locale: Locale; changes: ChangeEntry[] }) {
  const t = translator(locale)
  return (
    <ul>
      {changes.map(({ id, note, author, paths, approvedBy, publishAt, problem }) => (
        <li key={id} data-row className="border-line border-b py-2">
          <a
            href={deskPaths.change(id)}
            className="inline-flex min-h-11 items-center font-semibold"
          >
            {firstLine(note)}
          </a>
          <p className="text-soft">
            {[
              author,
              t('desk.changes.files', { n: paths.length }),
              ...(approvedBy ? [t('desk.changes.approvedBy', { who: approvedBy })] : []),
              ...(publishAt
                ? [t('desk.changes.publishAt', { time: formatTime(publishAt, locale) })]
                : []),
            ].join(' · ')}
          </p>
          {problem && <p className="font-semibold text-bad">{t('desk.changes.hasProblem')}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Published changes, the latest first, each with who and why. */
export function HistoryEntries({ locale, entries }: { locale: Locale; entries: HistoryEntry[] }) {
  return (
    <ul data-history>
      {entries.map(({ id, note, author, at, paths }) => (
        <li key={id} data-row className="border-line border-b py-2">
          <a
            href={deskPaths.published(id)}
            className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]"
          >
            {firstLine(note)}
          </a>
          <p className="text-soft [overflow-wrap:anywhere]">
            <time dateTime={at.toString()}>{formatTime(at, locale)}</time>
            {` · ${author} · ${shortList(paths)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

const SHOWN_PATHS = 3

function shortList(paths: string[]): string {
  const more = paths.length > SHOWN_PATHS ? ' …' : ''
  return paths.slice(0, SHOWN_PATHS).join(', ') + more
}

function firstLine(note: string): string {
  return note.split('\n')[0] || '—'
}
