import { type DueFact, factsDue } from '#lib/facts/due.ts'
import { type Ledger, ledger } from '#lib/facts/load.ts'
import type { FactRecord } from '#lib/facts/schema.ts'
import { type Guide, listGuides } from '#lib/guides/find.ts'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { GuideFeedback } from '#lib/store/desk-types.ts'

/** A translation that is not there, or older than its original. */
export type Untranslated = { guide: Guide; locale: Locale; state: 'missing' | 'behind' }

export type ContentHealth = {
  due: DueFact[]
  contested: FactRecord[]
  untranslated: Untranslated[]
}

/** What in the content wants an editor on a day. */
export function contentHealth(
  day: string,
  book: Ledger = ledger(),
  guides: Guide[] = listGuides(),
): ContentHealth {
  return {
    due: factsDue(day, book),
    contested: [...book.facts.values()].filter(({ confidence }) => confidence === 'contested'),
    untranslated: guides.flatMap(untranslatedIn),
  }
}

function untranslatedIn(guide: Guide): Untranslated[] {
  return LOCALES.flatMap((locale): Untranslated[] => {
    const text = guide.texts[locale]
    if (!text) return [{ guide, locale, state: 'missing' }]
    return text.behind ? [{ guide, locale, state: 'behind' }] : []
  })
}

/** How bad the answers about a guide are: few of them say less than many. */
function badness({ yes, no }: GuideFeedback): number {
  return (no + 1) / (yes + no + 2)
}

/** Guides with answers, those that helped the least first. */
export function worstFirst(feedback: GuideFeedback[]): GuideFeedback[] {
  return feedback.toSorted((a, b) => badness(b) - badness(a) || a.slug.localeCompare(b.slug))
}
