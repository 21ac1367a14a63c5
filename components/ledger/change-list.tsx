import { describeSiteChange } from '#lib/guides/change-words.ts'
import type { Change } from '#lib/guides/changes.ts'
import { formatDay } from '#lib/site/format-day.ts'
import type { Locale } from '#lib/site/locales.ts'

/** Changes of rules and guides with their days, each leading to the page that says more. */
export function ChangeList({ changes, locale }: { changes: Change[]; locale: Locale }) {
  const lines = changes.map(({ day, ...change }) => ({
    day,
    ...describeSiteChange({ day, ...change }, locale),
  }))
  return (
    <ul className="border-line border-b">
      {lines.map(({ day, words, language, path }) => (
        <li
          key={`${day} ${words}`}
          className="gap-x-8 border-line border-t py-3 md:grid md:grid-cols-[11rem_1fr]"
        >
          <time dateTime={day} className="block text-base text-soft">
            {formatDay(day, locale)}
          </time>
          <a
            href={path}
            lang={language === locale ? undefined : language}
            className="block py-1 text-ink md:py-0"
          >
            {words}
          </a>
        </li>
      ))}
    </ul>
  )
}
