import { stringify } from 'yaml'
import type { Locale } from '#lib/i18n/locales.ts'
import { readFrontMatter } from './front-matter.ts'
import { versionOfText } from './original-since.ts'

/** A guide's first text, with what the check asks for still to be written. */
export function newGuideText({ today, order }: { today: string; order: number }): string {
  return `---
title: ""
summary: ""
audience: ""
stage: live
order: ${order}
author: we-guide-editors
reviewer: null
published: ${today}
checked: ${today}
sources: []
related: []
changes: []
---

`
}

/** A letter's first text. */
export function newLetterText(): string {
  return `---
subject: ""
preheader: ""
---

`
}

/**
 * A translation to begin with: the original's words, to be written over, and which version of it
 * they translate.
 *
 * @returns undefined if the original is not readable
 */
export function newTranslationText(
  original: string,
  { locale, today }: { locale: Locale; today: string },
): string | undefined {
  const fields = readFrontMatter(original)
  const version = versionOfText(original)
  if (!fields || !version) return undefined
  const [title, summary, audience] = ['title', 'summary', 'audience'].map((name) =>
    stringify(String(fields.get(name) ?? ''), { lineWidth: 0 }).trimEnd(),
  )
  const body = original.replace(/^---\n[\s\S]*?\n---\n/, '')
  return `---
title: ${title}
summary: ${summary}
audience: ${audience}
translates:
  locale: ${locale}
  version: "${version}"
  day: ${today}
reviewer: null
changes: []
---
${body}`
}
