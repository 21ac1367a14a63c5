import type { DueFact } from '#lib/facts/due.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'

type Props = { locale: Locale; due: DueFact[]; contested: FactRecord[] }

/** Records of the ledger that want an editor: those due a check, and those in dispute. */
export function FactLists({ locale, due, contested }: Props) {
  const t = translator(locale)
  return (
    <>
      <section aria-labelledby="due">
        <h2 id="due" className="mb-2">
          {t('desk.content.due')} ({due.length})
        </h2>
        {due.length === 0 && <p>{t('desk.content.noneDue')}</p>}
        <ul>
          {due.map(({ record, due: day, lastKnown }) => (
            <Record
              key={record.id}
              locale={locale}
              record={record}
              note={[
                t('desk.content.dueSince', { day: formatDay(day, locale) }),
                ...(lastKnown ? [t('fact.knownUntil', { day: formatDay(lastKnown, locale) })] : []),
              ].join(' · ')}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="contested">
        <h2 id="contested" className="mb-2">
          {t('desk.content.contested')} ({contested.length})
        </h2>
        {contested.length === 0 && <p>{t('desk.content.noneContested')}</p>}
        <ul>
          {contested.map((record) => (
            <Record
              key={record.id}
              locale={locale}
              record={record}
              note={t('fact.checked', { day: formatDay(record.checked, locale) })}
            />
          ))}
        </ul>
      </section>
    </>
  )
}

function Record({ locale, record, note }: { locale: Locale; record: FactRecord; note: string }) {
  return (
    <li data-row className="border-line border-b py-1.5">
      <a href={paths.fact(locale, record.id)} className="inline-flex min-h-8 items-center">
        {record.title[locale]}
      </a>{' '}
      <span className="text-soft max-sm:block">
        {record.id} · {note}
      </span>
    </li>
  )
}
