import { type Ledger, ledger } from '#lib/facts/load.ts'
import { type Guide, type GuideText, localesOf } from '#lib/guides/find.ts'
import { factIdsOf } from '#lib/guides/references.ts'
import { updatedOn } from '#lib/guides/updated.ts'
import { absolute } from '#lib/i18n/alternates.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { paths } from '#lib/i18n/paths.ts'

export type GuideEntry = {
  slug: string
  stage: string
  locales: Partial<Record<Locale, GuideEntryText>>
  /** The records that it shows. */
  facts: string[]
}

type GuideEntryText = {
  title: string
  summary: string
  url: string
  updated: string
  checked: string
  /** The language of the original; `null` on the original itself. */
  translationOf: Locale | null
  /** Whether the original has changed since this translation was made. */
  behind: boolean
}

/** What `/api/guides.json` answers: every guide in the languages that have it. */
export function guidesAnswer(
  guides: Guide[],
  day: string,
  book: Ledger = ledger(),
): { guides: GuideEntry[] } {
  return {
    guides: guides.map((guide) => {
      const texts = localesOf(guide).flatMap((locale) => guide.texts[locale] ?? [])
      const entries = texts.map((text) => [text.locale, entryOf(guide, text, day, book)])
      return {
        slug: guide.slug,
        stage: guide.frontMatter.stage,
        locales: Object.fromEntries(entries),
        facts: [...new Set(texts.flatMap(factIdsOf))],
      }
    }),
  }
}

function entryOf(guide: Guide, text: GuideText, day: string, book: Ledger): GuideEntryText {
  return {
    title: text.title,
    summary: text.summary,
    url: absolute(paths.guide(text.locale, guide.slug)),
    updated: updatedOn(guide, text, day, book),
    checked: guide.frontMatter.checked,
    translationOf: text.translates ? guide.original : null,
    behind: text.behind,
  }
}
