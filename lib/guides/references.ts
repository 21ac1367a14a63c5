import type { Fact } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { loadFacts } from '#lib/facts/load.ts'
import type { Act, Source } from '#lib/facts/schema.ts'
import type { Guide, GuideText } from './find.ts'
import type { ReferencedIds } from './referenced-ids.ts'

/** The sources behind a guide. */
export type References = {
  /** The records that it shows, in the order of first use. */
  facts: Fact[]
  /** The acts behind these records, and those that the text names. */
  acts: Act[]
  /** The sources that its author lists. */
  sources: Source[]
  /** How many of its records are contested. */
  contested: number
}

/** The ids of the records that a text shows, as figures or as contested passages. */
export function factIdsOf({ referencedIds }: Pick<GuideText, 'referencedIds'>): string[] {
  return [...new Set([...(referencedIds.Fact ?? []), ...(referencedIds.Contested ?? [])])]
}

/** The ids of the note elements on a page, by the ids of their facts and terms. */
export type NoteIds = { facts: ReadonlyMap<string, string>; terms: ReadonlyMap<string, string> }

/** Numbers the notes of a text: `fact-1` for its first figure, `term-1` for its first term. */
export function noteIdsOf({ referencedIds }: { referencedIds: ReferencedIds }): NoteIds {
  const number = (ids: string[] = [], prefix: string) =>
    new Map(ids.map((id, at) => [id, `${prefix}-${at + 1}`]))
  return { facts: number(referencedIds.Fact, 'fact'), terms: number(referencedIds.Term, 'term') }
}

/** The facts, acts and sources behind a guide on a day (`YYYY-MM-DD`). */
export function referencesOf(guide: Guide, text: GuideText, day: string): References {
  const facts = loadFacts()
  const shown = factIdsOf(text).map((id) => shownFact(id, day, facts))
  const actIds = [...shown.flatMap((fact) => fact.act ?? []), ...(text.referencedIds.Act ?? [])]
  return {
    facts: shown,
    acts: [...new Set(actIds)].flatMap((id) => facts.acts.get(id) ?? []),
    sources: guide.frontMatter.sources.flatMap((id) => facts.sources.get(id) ?? []),
    contested: shown.filter((fact) => fact.confidence === 'contested').length,
  }
}
