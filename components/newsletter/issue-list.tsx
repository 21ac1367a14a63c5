import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Issue, issueText } from '#lib/newsletter/archive.ts'

/** The letters that were sent, the latest first; nothing before the first one. */
export function IssueList({ locale, issues }: { locale: Locale; issues: Issue[] }) {
  const t = translator(locale)
  if (issues.length === 0) return null
  return (
    <section aria-labelledby="issues" className="mt-6">
      <h2 id="issues">{t('letter.archive.title')}</h2>
      <ul className="mt-2">
        {issues.map((issue) => {
          const text = issueText(issue, locale)
          return (
            <li key={issue.date} className="border-line border-t py-3">
              <span className="block text-base text-soft"> {formatDay(issue.sentOn, locale)}</span>
              <a
                href={paths.issue(locale, issue.date)}
                lang={text?.locale === locale ? undefined : text?.locale}
                className="inline-block py-1"
              >
                {text?.subject}
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
