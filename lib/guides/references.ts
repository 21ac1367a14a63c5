import type { Fact } from '#lib/facts/fact-on.ts'
import { shownFact } from '#lib/facts/find.ts'
import { ledger } from '#lib/facts/load.ts'
import type { Act, Source } from '#lib/facts/schema.ts'
import type { Guide, GuideText } from './find.ts'

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
