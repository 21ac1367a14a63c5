import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { Frame } from '#app/frame.tsx'
import { localeParam } from '#app/locale-param.ts'
import { pageMetadata } from '#app/metadata.ts'
import { IssueArticle } from '#components/newsletter/issue-article.tsx'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { findIssue, issueLocales, issueText } from '#lib/newsletter/archive.ts'
import { sharedStore } from '#lib/store/shared.ts'

type Props = { params: Promise<{ locale: string; issue: string }> }

async function readPage({ params }: Props) {
  // A letter appears when it is sent; the page cache keeps it from then on.
  await connection()
  const locale = await localeParam(params)
  const issue = (await findIssue(await sharedStore(), (await params).issue)) ?? notFound()
  return { locale, issue, text: issueText(issue, locale) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, issue, text } = await readPage(props)
  const day = formatDay(issue.sentOn, locale)
  return pageMetadata({
    path: paths.issue(locale, issue.date),
    title: text.subject,
    description: translator(locale)('letter.archive.description', {
      day,
      preheader: text.preheader,
    }),
    available: issueLocales(issue),
    canonicalLocale: text.locale === locale ? undefined : text.locale,
  })
}

/** A letter as it was sent. */
export default async function IssuePage(props: Props) {
  const { locale, issue, text } = await readPage(props)
  return (
    <Frame locale={locale} path={paths.issue(locale, issue.date)}>
      <IssueArticle locale={locale} issue={issue} text={text} />
    </Frame>
  )
}
