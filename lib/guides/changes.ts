import { type FactChange, factChanges } from '#lib/facts/changes.ts'
import { groupByHeadline } from '#lib/facts/headlines.ts'
import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { type Guide, type GuideText, textFor } from './find.ts'
import { factIdsOf } from './references.ts'

/** A change that is worth telling readers. */
export type Change =
  /** A fact changed; `guides` are those that depend on it. */
  | { kind: 'rule'; day: string; rule: FactChange; guides: Guide[] }
  /** An editor's note about a guide. */
  | { kind: 'note'; day: string; guide: Guide; text: GuideText; note: string }
  /** A guide was published in the text's language. */
  | { kind: 'guide'; day: string; guide: Guide; text: GuideText }

/** A range of days, both inclusive. */
export type Span = { since: string; until: string }

/** The two years up to a day. Older changes are listed only on the page of the record. */
export function recentSpan(day: string): Span {
  return { since: Temporal.PlainDate.from(day).subtract({ years: 2 }).toString(), until: day }
}

/** The day on which a guide was published in the text's language. */
export function firstDayOf(guide: Guide, text: GuideText): string {
  const noted = text.changes.map(({ date }) => date).sort()
  return noted[0] ?? text.translates?.day ?? guide.frontMatter.published
}

/** The changes of a guide and of the facts that it depends on, newest first. */
export function guideChanges(
  guide: Guide,
  text: GuideText,
  span: Span,
  facts: Facts = loadFacts(),
): Change[] {
  const ids = withDependencies(factIdsOf(text), facts)
  const relevant = factChanges(span.since, span.until, facts).filter(({ record }) =>
    ids.has(record.id),
  )
  const rules = groupByHeadline(relevant, facts).map(
    ({ change }): Change => ({ kind: 'rule', day: change.day, rule: change, guides: [guide] }),
  )
  return newestFirst([...ownChanges(guide, text, span), ...rules])
}

/** The changes of the whole site for readers of one language, newest first. */
export function siteChanges(
  guides: Guide[],
  locale: Locale,
  span: Span,
  facts: Facts = loadFacts(),
): Change[] {
  const dependent = guides.map((guide) => ({
    guide,
    ids: withDependencies(factIdsOf(textFor(guide, locale)), facts),
  }))
  const rules = groupByHeadline(factChanges(span.since, span.until, facts), facts).map(
    ({ change, ids: told }): Change => ({
      kind: 'rule',
      day: change.day,
      rule: change,
      guides: dependent
        .filter(({ ids }) => told.some((id) => ids.has(id)))
        .map(({ guide }) => guide),
    }),
  )
  const own = guides.flatMap((guide) => ownChanges(guide, textFor(guide, locale), span))
  return newestFirst([...own, ...rules])
}

/** The publication and the notes of a guide. Omits the note of the first day: it says the same. */
function ownChanges(guide: Guide, text: GuideText, { since, until }: Span): Change[] {
  const first = firstDayOf(guide, text)
  const notes = text.changes
    .filter(({ date }) => date !== first)
    .map(({ date, note }): Change => ({ kind: 'note', day: date, guide, text, note }))
  const all: Change[] = [{ kind: 'guide', day: first, guide, text }, ...notes]
  return all.filter(({ day }) => since <= day && day <= until)
}

/** Adds the records that these depend on: the parts of sums, and `mci` for values in MCI. */
function withDependencies(ids: string[], facts: Facts): Set<string> {
  const all = new Set(ids)
  for (const id of all) {
    const record = facts.facts.get(id)
    for (const part of record?.sum ?? []) all.add(part)
    if (record?.unit === 'mci') all.add('mci')
  }
  return all
}

function newestFirst(changes: Change[]): Change[] {
  return changes.toSorted((a, b) => b.day.localeCompare(a.day))
}
