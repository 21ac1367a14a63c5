import { type InboxFilter, inboxHref } from '#lib/desk/inbox/inbox-query.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import { LOCALE_NAMES, LOCALES, type Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import {
  RECOMMENDATION_STATUSES,
  type RecommendationStatus,
} from '#lib/store/recommendation-types.ts'

type Props = {
  locale: Locale
  filter: InboxFilter
  counts: Record<RecommendationStatus, number>
}

/** What the inbox shows: a state, words, a language; all of it stands in the address. */
export function InboxFilterForm({ locale, filter, counts }: Props) {
  const t = translator(locale)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const tabs = [
    { status: undefined, label: t('desk.inbox.all'), count: total },
    ...RECOMMENDATION_STATUSES.map((status) => ({
      status,
      label: t(`desk.status.${status}`),
      count: counts[status],
    })),
  ]
  return (
    <div className="mb-4 grid gap-3">
      <nav aria-label={t('desk.inbox.states')}>
        <ul className="flex flex-wrap gap-x-1">
          {tabs.map(({ status, label, count }) => (
            <li key={label}>
              <a
                href={inboxHref({ ...filter, status, after: undefined })}
                aria-current={filter.status === status ? 'true' : undefined}
                className="flex min-h-11 items-center gap-1.5 rounded px-2.5 text-ink no-underline hover:underline aria-[current]:bg-ink aria-[current]:text-paper"
              >
                {label} <span className="tabular-nums">{count}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form action={deskPaths.inbox} className="flex flex-wrap items-end gap-3">
        {filter.status && <input type="hidden" name="status" value={filter.status} />}
        {filter.suspicious && <input type="hidden" name="suspicious" value="1" />}
        <label className="grid min-w-0 flex-[1_1_14rem] gap-1">
          <span className="font-semibold">{t('desk.inbox.search')}</span>
          <input
            type="search"
            name="q"
            defaultValue={filter.text ?? ''}
            data-key="search"
            className="field"
          />
        </label>
        <label className="grid gap-1">
          <span className="font-semibold">{t('desk.inbox.language')}</span>
          <select name="language" defaultValue={filter.locale ?? ''} className="field">
            <option value="">{t('desk.inbox.anyLanguage')}</option>
            {LOCALES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LOCALE_NAMES[language]}
              </option>
            ))}
          </select>
        </label>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="mine"
            value="1"
            defaultChecked={filter.mine}
            className="tick"
          />
          {t('desk.inbox.mine')}
        </label>
        <button type="submit" className="press">
          {t('desk.inbox.find')}
        </button>
        {(filter.text || filter.locale || filter.mine) && (
          <a
            href={inboxHref({ status: filter.status, suspicious: filter.suspicious })}
            className="flex min-h-11 items-center"
          >
            {t('desk.inbox.clear')}
          </a>
        )}
      </form>
    </div>
  )
}
