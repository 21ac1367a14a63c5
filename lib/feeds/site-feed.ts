import { createHash } from 'node:crypto'
import { ZONE } from '#lib/config/clock.ts'
import { stableId } from '#lib/config/stable-id.ts'
import { findFactOn } from '#lib/facts/find.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import { describeSiteChange } from '#lib/guides/change-words.ts'
import { type Change, recentSpan, siteChanges } from '#lib/guides/changes.ts'
import { type Guide, textFor } from '#lib/guides/find.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import { type Issue, issueText, shownIssues } from '#lib/newsletter/archive.ts'
import type { AtomEntry, AtomFeed } from './atom.ts'
import { sentences } from './sentences.ts'

const MAX_ENTRIES = 60

/** The feed of a language up to a day: new guides, changed facts, editors' notes, and letters that were sent. */
export function siteFeed(
  guides: Guide[],
  locale: Locale,
  day: string,
  facts: Facts = loadFacts(),
  issues: Issue[] = shownIssues(),
): AtomFeed {
  const t = translator(locale)
  const span = recentSpan(day)
  const changes = siteChanges(guides, locale, span, facts).map((change) => ({
    day: change.day,
    entry: () => entryOf(change, locale, facts),
  }))
  const sent = issues
    .filter(({ sentOn }) => span.since <= sentOn && sentOn <= day)
    .map((issue) => ({ day: issue.sentOn, entry: () => issueEntry(issue, locale) }))
  const latest = [...sent, ...changes]
    .toSorted((a, b) => b.day.localeCompare(a.day))
    .slice(0, MAX_ENTRIES)
  return {
    id: stableId(`feed ${locale}`),
    title: t('feed.title', { site: t('site.name') }),
    subtitle: t('feed.subtitle'),
    language: locale,
    author: t('site.name'),
    self: absolute(paths.feed(locale)),
    page: absolute(paths.home(locale)),
    updated: startOf(latest[0]?.day ?? day),
    entries: latest.map(({ entry }) => entry()),
  }
}

function entryOf(change: Change, locale: Locale, facts: Facts): AtomEntry {
  const { words, language, path } = describeSiteChange(change, locale)
  return {
    id: stableId(`${locale} ${nameOf(change)}`),
    title: words,
    updated: startOf(change.day),
    url: absolute(path),
    summary: summaryOf(change, locale, facts),
    category: change.kind,
    language,
  }
}

/** A letter that was sent. In a language that it lacks, its subject says it in another. */
function issueEntry(issue: Issue, locale: Locale): AtomEntry {
  const text = issueText(issue, locale)
  return {
    id: stableId(`${locale} letter ${issue.date}`),
    title: translator(locale)('feed.letter', { title: text?.subject ?? issue.date }),
    updated: startOf(issue.sentOn),
    url: absolute(paths.issue(locale, issue.date)),
    summary: text?.preheader ?? '',
    category: 'letter',
    language: text?.locale ?? locale,
  }
}

/**
 * Identifies a change for a stable entry id. Independent of values and titles, as those may be
 * corrected.
 */
function nameOf(change: Change): string {
  if (change.kind === 'rule') return `rule ${change.rule.record.id} ${change.day}`
  if (change.kind === 'guide') return `guide ${change.guide.slug}`
  const note = createHash('sha256').update(change.note).digest('hex').slice(0, 12)
  return `note ${change.guide.slug} ${change.day} ${note}`
}

function summaryOf(change: Change, locale: Locale, facts: Facts): string {
  if (change.kind !== 'rule') return change.text.summary
  const t = translator(locale)
  const { record, since } = change.rule
  const fact = findFactOn(record.id, change.day, facts)
  const sources = (fact?.sources ?? []).map(({ title, publisher }) => `${title} (${publisher})`)
  const guides = change.guides.map((guide) => textFor(guide, locale).title)
  return sentences([
    t(since === 'seen' ? 'fact.seen' : 'fact.from', { day: formatDay(change.day, locale) }),
    fact?.note?.[locale],
    sources.length > 0 && t('feed.sources', { list: sources.join('; ') }),
    guides.length > 0 && t('feed.guides', { list: guides.join('; ') }),
  ])
}

/** The time at which a day begins in Almaty, in RFC 3339 format. */
function startOf(day: string): string {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime(ZONE)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
