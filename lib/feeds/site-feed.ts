import { createHash } from 'node:crypto'
import { ZONE } from '#lib/config/clock.ts'
import { stableId } from '#lib/config/stable-id.ts'
import { findFactOn } from '#lib/facts/find.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import { describeSiteChange } from '#lib/guides/change-words.ts'
import { type Change, recentSpan, siteChanges } from '#lib/guides/changes.ts'
import { type Guide, textFor } from '#lib/guides/find.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { translator } from '#lib/i18n/messages.ts'
import { paths } from '#lib/i18n/paths.ts'
import type { AtomEntry, AtomFeed } from './atom.ts'
import { sentences } from './sentences.ts'

const MOST = 60

/** New guides, changed rules and the editors' notes up to a day, as a feed in one language. */
export function siteFeed(
  guides: Guide[],
  locale: Locale,
  day: string,
  book: Ledger = ledger(),
): AtomFeed {
  const t = translator(locale)
  const changes = siteChanges(guides, locale, recentSpan(day), book).slice(0, MOST)
  return {
    id: stableId(`feed ${locale}`),
    title: t('feed.title', { site: t('site.name') }),
    subtitle: t('feed.subtitle'),
    language: locale,
    author: t('site.name'),
    self: absolute(paths.feed(locale)),
    page: absolute(paths.home(locale)),
    updated: startOf(changes[0]?.day ?? day),
    entries: changes.map((change) => entryOf(change, locale, book)),
  }
}

function entryOf(change: Change, locale: Locale, book: Ledger): AtomEntry {
  const { words, language, path } = describeSiteChange(change, locale)
  return {
    id: stableId(`${locale} ${nameOf(change)}`),
    title: words,
    updated: startOf(change.day),
    url: absolute(path),
    summary: summaryOf(change, locale, book),
    category: change.kind,
    language,
  }
}

/** What tells a change from every other; a rule's value and a guide's title may be corrected. */
function nameOf(change: Change): string {
  if (change.kind === 'rule') return `rule ${change.rule.record.id} ${change.day}`
  if (change.kind === 'guide') return `guide ${change.guide.slug}`
  const note = createHash('sha256').update(change.note).digest('hex').slice(0, 12)
  return `note ${change.guide.slug} ${change.day} ${note}`
}

function summaryOf(change: Change, locale: Locale, book: Ledger): string {
  if (change.kind !== 'rule') return change.text.summary
  const t = translator(locale)
  const { record, since } = change.rule
  const fact = findFactOn(record.id, change.day, book)
  const sources = (fact?.sources ?? []).map(({ title, publisher }) => `${title} (${publisher})`)
  const guides = change.guides.map((guide) => textFor(guide, locale).title)
  return sentences([
    t(since === 'seen' ? 'fact.seen' : 'fact.from', { day: formatDay(change.day, locale) }),
    fact?.note?.[locale],
    sources.length > 0 && t('feed.sources', { list: sources.join('; ') }),
    guides.length > 0 && t('feed.guides', { list: guides.join('; ') }),
  ])
}

/** The instant at which a day begins in Almaty. */
function startOf(day: string): string {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime(ZONE)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
