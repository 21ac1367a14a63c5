import { dayOf } from '#lib/config/clock.ts'
import { processSingleton } from '#lib/config/process-singleton.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { Letter } from '#lib/letters/find.ts'
import { letterBody } from '#lib/letters/letter-body.ts'
import { letterDay } from '#lib/letters/schema.ts'
import type { PublishedLetter } from '#lib/store/letter-types.ts'
import type { Store } from '#lib/store/store.ts'
import { renderForAll } from './letter-mail.ts'

export type IssueText = {
  /** The language that it is written in. */
  locale: Locale
  subject: string
  preheader: string
  /** The letter as HTML of a few known tags, without the foot of a mail. */
  html: string
  /** The same in plain words, to be searched. */
  text: string
}

/** A letter in the archive: as it was sent, in the languages in which it was sent. */
export type Issue = {
  /** The day (`YYYY-MM-DD`) that names it. */
  date: string
  /** The day on which its sending began. */
  sentOn: string
  /** By the readers' language; a letter that lacks one was sent to them in another. */
  texts: Partial<Record<Locale, IssueText>>
}

/** The text for readers of a language; where there is none, the first that there is. */
export function issueText(issue: Issue, locale: Locale): IssueText | undefined {
  const fallback = LOCALES.find((other) => issue.texts[other])
  return issue.texts[locale] ?? (fallback && issue.texts[fallback])
}

/** The languages in which an issue is written. */
export function issueLocales(issue: Issue): Locale[] {
  return LOCALES.filter((locale) => issue.texts[locale]?.locale === locale)
}

/** A letter as the archive would show it if it went out on a day. */
export function issueOfDraft(
  letter: Letter,
  { siteUrl, day }: { siteUrl: string; day: string },
): Issue {
  const rendered = renderForAll({ siteUrl }, letter, day)
  const texts = LOCALES.map((locale) => {
    const { subject, preheader, html } = rendered[locale]
    const { language = locale, ...body } = letterBody(html)
    return [locale, { locale: language, subject, preheader, ...body }] as const
  })
  return { date: letter.date, sentOn: day, texts: Object.fromEntries(texts) }
}

function toIssue({ date, startedAt, texts }: PublishedLetter): Issue {
  const read = LOCALES.flatMap((locale) => {
    const text = texts[locale]
    if (!text) return []
    const { language = locale, ...body } = letterBody(text.html)
    const { subject, preheader } = text
    return [[locale, { locale: language, subject, preheader, ...body }] as const]
  })
  return { date, sentOn: dayOf(startedAt), texts: Object.fromEntries(read) }
}

/** What is read of sent letters: they do not change any more. */
function known(): Map<string, Issue> {
  return processSingleton('issues', () => new Map())
}

/** A letter that was sent, by its day; undefined when there is none or it has not gone out. */
export async function findIssue(
  { letters }: Pick<Store, 'letters'>,
  date: string,
): Promise<Issue | undefined> {
  if (!letterDay.safeParse(date).success) return undefined
  const found = await letters.findPublished(date)
  return found && toIssue(found)
}

/** All letters that were sent, the latest first. */
export async function listIssues(store: Pick<Store, 'letters'>): Promise<Issue[]> {
  const dates = await store.letters.published()
  for (const date of dates) {
    if (known().has(date)) continue
    const issue = await findIssue(store, date)
    if (issue) known().set(date, issue)
  }
  return dates.flatMap((date) => known().get(date) ?? [])
}

type Shown = { issues: Issue[] }

function shown(): Shown {
  return processSingleton<Shown>('shown-issues', () => ({ issues: [] }))
}

/**
 * The letters that feeds, sitemap and search of this process show, the latest first; a watcher brings
 * them up to date (`lib/jobs/issue-watcher.ts`). A build knows none.
 */
export function shownIssues(): Issue[] {
  return shown().issues
}

/** Has feeds, sitemap and search show these letters; false when they do already. */
export function showIssues(issues: Issue[]): boolean {
  const names = (list: Issue[]) => list.map(({ date }) => date).join()
  if (names(issues) === names(shown().issues)) return false
  shown().issues = issues
  return true
}
