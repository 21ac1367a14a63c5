import { PrintLine } from '#components/page/print-line.tsx'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { languageName } from '#lib/i18n/format/language-name.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { Issue, IssueText } from '#lib/newsletter/archive.ts'

type Props = { locale: Locale; issue: Issue; text: IssueText }

/** A letter as it was sent, with the day, and with word of it where it lacks the reader's language. */
export function IssueArticle({ locale, issue, text }: Props) {
  const t = translator(locale)
  const day = formatDay(issue.sentOn, locale)
  return (
    <article className="column py-10">
      <PrintLine path={paths.issue(locale, issue.date)} locale={locale} day={issue.sentOn} />
      <p className="no-print text-base">
        <a href={paths.newsletter(locale)} className="inline-flex min-h-11 items-center">
          {t('letter.archive.all')}
        </a>
      </p>
      {text.locale !== locale && (
        <p role="note" className="banner">
          {t('letter.archive.fallback', {
            language: languageName(locale, locale),
            source: languageName(text.locale, locale),
          })}
        </p>
      )}
      <h1 lang={text.locale}>{text.subject}</h1>
      <p className="mt-4 text-base text-soft">
        <time dateTime={issue.sentOn}>{t('letter.archive.frozen', { day })}</time>
      </p>
      <div
        lang={text.locale}
        className="prose mt-8"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: written by `letterBody` from known tags
        dangerouslySetInnerHTML={{ __html: text.html }}
      />
    </article>
  )
}
