import { type FactChange, factChanges } from '#lib/facts/changes.ts'
import { toldChanges } from '#lib/facts/headlines.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { type Guide, type GuideText, textFor } from './find.ts'
import { factIdsOf } from './references.ts'

/** Something a reader should know has changed. */
export type Change =
  /** A rule of the ledger; with the guides that lean on it. */
  | { kind: 'rule'; day: string; rule: FactChange; guides: Guide[] }
  /** What an editor noted about a guide. */
  | { kind: 'note'; day: string; guide: Guide; text: GuideText; note: string }
  /** A guide's first day in the text's language. */
  | { kind: 'guide'; day: string; guide: Guide; text: GuideText }

/** The days of which changes are listed, both included. */
export type Span = { since: string; until: string }

/** The two years up to a day: older changes are history, to be read at the record itself. */
export function recentSpan(day: string): Span {
  return { since: Temporal.PlainDate.from(day).subtract({ years: 2 }).toString(), until: day }
}

/** The day on which a guide could first be read in the text's language. */
export function firstDayOf(guide: Guide, text: GuideText): string {
  const noted = text.changes.map(({ date }) => date).sort()
  return noted[0] ?? text.translates?.day ?? guide.frontMatter.published
}

/** What changed in one guide and in the rules that it leans on, newest first. */
export function guideChanges(
  guide: Guide,
  text: GuideText,
  span: Span,
  book: Ledger = ledger(),
): Change[] {
  const ids = withGrounds(factIdsOf(text), book)
  const leant = factChanges(span.since, span.until, book).filter(({ record }) => ids.has(record.id))
  const rules = toldChanges(leant, book).map(
    ({ change }): Change => ({ kind: 'rule', day: change.day, rule: change, guides: [guide] }),
  )
  return newestFirst([...ownChanges(guide, text, span), ...rules])
}

/** What changed on the whole site, as a reader of one language finds it, newest first. */
export function siteChanges(
  guides: Guide[],
  locale: Locale,
  span: Span,
  book: Ledger = ledger(),
): Change[] {
  const leaning = guides.map((guide) => ({
    guide,
    ids: withGrounds(factIdsOf(textFor(guide, locale)), book),
  }))
  const rules = toldChanges(factChanges(span.since, span.until, book), book).map(
    ({ change, ids: told }): Change => ({
      kind: 'rule',
      day: change.day,
      rule: change,
      guides: leaning.filter(({ ids }) => told.some((id) => ids.has(id))).map(({ guide }) => guide),
    }),
  )
  const own = guides.flatMap((guide) => ownChanges(guide, textFor(guide, locale), span))
  return newestFirst([...own, ...rules])
}

/** The note of the first day says no more than that the guide is there. */
function ownChanges(guide: Guide, text: GuideText, { since, until }: Span): Change[] {
  const first = firstDayOf(guide, text)
  const notes = text.changes
    .filter(({ date }) => date !== first)
    .map(({ date, note }): Change => ({ kind: 'note', day: date, guide, text, note }))
  const all: Change[] = [{ kind: 'guide', day: first, guide, text }, ...notes]
  return all.filter(({ day }) => since <= day && day <= until)
}

/** Records with the parts of sums, and with the index where one of them is counted in it. */
function withGrounds(ids: string[], book: Ledger): Set<string> {
  const all = new Set(ids)
  for (const id of all) {
    const record = book.facts.get(id)
    for (const part of record?.sum ?? []) all.add(part)
    if (record?.unit === 'mci') all.add('mci')
  }
  return all
}

function newestFirst(changes: Change[]): Change[] {
  return changes.toSorted((a, b) => b.day.localeCompare(a.day))
}
