import { type Facts, loadFacts } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { type Guide, listGuides } from './find.ts'

/** What a person has done for the guides. */
export type PersonWork = {
  written: Guide[]
  /** Reviewed in the original language or in a translation. */
  reviewed: Guide[]
  /** Guides that name an interview with the person among their sources. */
  interviewed: Guide[]
  /** Records with a value that such an interview supports. */
  facts: FactRecord[]
}

/** The guides and records that a person wrote, reviewed or was interviewed for. */
export function workOf(
  id: string,
  guides: Guide[] = listGuides(),
  { facts, sources }: Facts = loadFacts(),
): PersonWork {
  const interviews = [...sources.values()].filter(({ person }) => person === id)
  const isInterview = (source: string) => interviews.some((one) => one.id === source)
  return {
    written: guides.filter(({ frontMatter }) => frontMatter.author === id),
    reviewed: guides.filter(
      ({ frontMatter, texts }) =>
        frontMatter.reviewer === id ||
        Object.values(texts).some((text) => text.translates !== undefined && text.reviewer === id),
    ),
    interviewed: guides.filter(({ frontMatter }) => frontMatter.sources.some(isInterview)),
    facts: [...facts.values()].filter(({ periods = [] }) =>
      periods.some((period) => period.sources.some(isInterview)),
    ),
  }
}
