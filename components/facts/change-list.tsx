import { describeSiteChange } from '#lib/guides/change-words.ts'
import type { Change } from '#lib/guides/changes.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'

/** Changes of rules and guides, day by day, each leading to the page that says more. */
export function ChangeList({ changes, locale }: { changes: Change[]; locale: Locale }) {
  const days = [...Map.groupBy(changes, ({ day }) => day)]
  return (
    <dl className="border-line border-b">
      {days.map(([day, those]) => (
        <div
          key={day}
          className="gap-x-8 border-line border-t py-3 md:grid md:grid-cols-[11rem_1fr]"
        >
          <dt className="py-1 text-base text-soft">{formatDay(day, locale)}</dt>
          <dd>
            <ul>
              {those
                .map((change) => describeSiteChange(change, locale))
                .map(({ words, language, path }) => (
                  <li key={words}>
                    <a
                      href={path}
                      lang={language === locale ? undefined : language}
                      className="block py-1 text-ink"
                    >
                      {words}
                    </a>
                  </li>
                ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
