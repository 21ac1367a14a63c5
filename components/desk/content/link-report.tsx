import type { LinkCheck } from '#lib/desk/check-links.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { formatTime } from '#lib/i18n/format/format-time.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { KeepLooking } from './keep-looking.tsx'

type Props = { locale: Locale; check: LinkCheck }

/** How far a check of the links is, or what it found. */
export function LinkReport({ locale, check }: Props) {
  const t = translator(locale)
  const { state, done, total, faults, startedAt } = check
  if (state === 'running') {
    return (
      <div className="grid max-w-md gap-2">
        <label className="grid gap-1 tabular-nums">
          {t('desk.links.running', { done, total })}
          <progress value={done} max={total} className="w-full accent-sky" />
        </label>
        <a href={deskPaths.links} className="inline-flex min-h-11 items-center">
          {t('desk.links.reload')}
        </a>
        <KeepLooking />
      </div>
    )
  }
  if (state === 'no-network') return <p role="status">{t('desk.links.noNetwork')}</p>
  return (
    <div className="grid gap-4">
      <p role="status">
        {t('desk.links.done', { when: formatTime(startedAt, locale), n: faults.length })}
      </p>
      <ul>
        {faults.map(({ url, where, fault }) => (
          <li key={url} data-row className="border-line border-b py-2">
            <a href={url} rel="noreferrer" className="break-all">
              {url}
            </a>
            <p>
              <strong>{fault === 'no-answer' ? t('desk.links.noAnswer') : fault}</strong>{' '}
              <span className="break-words text-soft">{where.join(', ')}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
