import { State } from '#components/desk/case/state.tsx'
import { suspicionWords } from '#components/desk/suspicion-words.ts'
import { daysSince, daysUntil } from '#lib/desk/days.ts'
import { deskPaths } from '#lib/desk/paths.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { InboxEntry } from '#lib/store/recommendation-types.ts'

type Props = { locale: Locale; entries: InboxEntry[]; chosen: string[]; now: Temporal.Instant }

/** The inbox: one line each, with a box for what is done to several. */
export function InboxList({ locale, entries, chosen, now }: Props) {
  return (
    <ul className="border-line border-t">
      {entries.map((entry) => (
        <Entry key={entry.reference} locale={locale} entry={entry} chosen={chosen} now={now} />
      ))}
    </ul>
  )
}

type EntryProps = Omit<Props, 'entries'> & { entry: InboxEntry }

function Entry({ locale, entry, chosen, now }: EntryProps) {
  const t = translator(locale)
  const { reference, version, name, place, knownFor, status, reason, deletesAt, answer } = entry
  const { suspicion, assignee } = entry
  const value = `${reference}@${version}`
  const age = `${t('desk.inbox.age')}: ${t('desk.age', { n: daysSince(entry.createdAt, now) })}`
  const clock = deletesAt
    ? `${t('desk.inbox.clock')}: ${t('desk.deletes', { n: daysUntil(deletesAt, now) })}`
    : t('desk.kept')
  return (
    <li
      data-row
      className="flex gap-3 border-line border-b py-2.5 focus-within:bg-leaf hover:bg-leaf"
    >
      {!suspicion && (
        <input
          type="checkbox"
          name="chosen"
          value={value}
          defaultChecked={chosen.includes(value)}
          aria-label={t('desk.inbox.choose', { reference, name })}
          className="m-2 tick"
        />
      )}
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-x-6 md:grid-cols-[minmax(0,1fr)_28rem] lg:grid-cols-[minmax(0,1fr)_31rem]">
        <p className="min-w-0">
          <a
            href={deskPaths.recommendation(reference)}
            lang={entry.locale}
            className="line-clamp-2 py-1 font-semibold [overflow-wrap:anywhere]"
          >
            {name}
          </a>
          <span lang={entry.locale} className="line-clamp-2 text-soft [overflow-wrap:anywhere]">
            {place} · {knownFor}
          </span>
        </p>
        <p className="text-[0.9375rem]">
          <State locale={locale} status={status} reason={reason} />
          {answer && <strong> · {t(`desk.answer.${answer}`)}</strong>}
          {suspicion && <strong> · {suspicionWords(locale, suspicion)}</strong>}
          {assignee && (
            <span className="block text-soft [overflow-wrap:anywhere]">
              {t('desk.inbox.assignee', { editor: assignee })}
            </span>
          )}
          <span className="block text-soft">
            <span className="whitespace-nowrap tabular-nums">{`${reference} · ${entry.locale}\u00a0·`}</span>{' '}
            <span className="whitespace-nowrap">{`${age}\u00a0·`}</span>{' '}
            <span className="whitespace-nowrap">{clock}</span>
          </span>
        </p>
      </div>
    </li>
  )
}
