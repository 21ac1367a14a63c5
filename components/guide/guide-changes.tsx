import type { GuideText } from '#lib/guides/find.ts'
import { formatDay } from '#lib/site/format-day.ts'
import type { Locale } from '#lib/site/locales.ts'
import { translator } from '#lib/site/messages.ts'

type Props = { changes: GuideText['changes']; locale: Locale; lang: Locale | undefined }

/** What changed in a guide, newest first. */
export function GuideChanges({ changes, locale, lang }: Props) {
  if (changes.length === 0) return null
  const newestFirst = changes.toSorted((a, b) => b.date.localeCompare(a.date))
  return (
    <section aria-labelledby="changes" className="mt-12">
      <h2 id="changes">{translator(locale)('guide.changes')}</h2>
      <dl className="mt-3 grid gap-2">
        {newestFirst.map(({ date, note }) => (
          <div key={`${date} ${note}`} className="gap-4 sm:flex">
            <dt className="shrink-0 text-soft sm:w-44">
              <time dateTime={date}>{formatDay(date, locale)}</time>
            </dt>
            <dd lang={lang}>{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
