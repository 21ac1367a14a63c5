import type { Fact } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { ledger } from '#lib/facts/load.ts'
import type { Act, Source } from '#lib/facts/schema.ts'
import type { Guide, GuideText } from './find.ts'
import type { ReferencedIds } from './referenced-ids.ts'

/** What a guide rests on. */
export type References = {
  /** The records it shows, in the order of first use. */
  facts: Fact[]
  /** The acts behind these records and those named in the text. */
  acts: Act[]
  /** What its author names as sources. */
  sources: Source[]
  /** How many of its records sources contradict each other about. */
  contested: number
}

/** The ids of the records that a text shows, as figures or as contested passages. */
export function factIdsOf({ uses }: Pick<GuideText, 'uses'>): string[] {
  return [...new Set([...(uses.Fact ?? []), ...(uses.Contested ?? [])])]
}

/** The ids of the notes on a page, by the ids of what they are about. */
export type NoteIds = { facts: ReadonlyMap<string, string>; terms: ReadonlyMap<string, string> }

/** Numbers the notes of a text: `fact-1` for its first figure, `term-1` for its first term. */
export function noteIdsOf({ uses }: { uses: ReferencedIds }): NoteIds {
  const number = (ids: string[] = [], prefix: string) =>
    new Map(ids.map((id, at) => [id, `${prefix}-${at + 1}`]))
  return { facts: number(uses.Fact, 'fact'), terms: number(uses.Term, 'term') }
}

/** What a guide rests on, on a day (`YYYY-MM-DD`). */
export function referencesOf(guide: Guide, text: GuideText, day: string): References {
  const book = ledger()
  const facts = factIdsOf(text).map((id) => shownFact(id, day, book))
  const actIds = [...facts.flatMap((fact) => fact.act ?? []), ...(text.uses.Act ?? [])]
  return {
    facts,
    acts: [...new Set(actIds)].flatMap((id) => book.acts.get(id) ?? []),
    sources: guide.frontMatter.sources.flatMap((id) => book.sources.get(id) ?? []),
    contested: facts.filter((fact) => fact.confidence === 'contested').length,
  }
}
