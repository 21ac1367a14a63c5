import { z } from 'zod'
import type { Locale } from '#lib/i18n/locales.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { BLANK, type Prose, proseOf } from '../read/mdx-parts.ts'
import type { Placed } from '../read/read-records.ts'
import { say } from '../say.ts'
import { digitsIn } from '../words/digits.ts'
import { numberWordsIn } from '../words/number-words.ts'

/** What kind of text it is: each has another place for numbers. */
type Place = 'text' | 'step' | 'title' | 'change' | 'head'

type Stretch = { path: string; locale: Locale; prose: Prose; place: Place }

/**
 * Finds legal quantities that are written in a text, in digits or in words, instead of referring to
 * a record. Checks guides, letters, steps and the titles of records. Does not check values, notes
 * and readings of records, which have sources and dates of their own, or pages about the site.
 */
export function checkNumbers(content: Content): Finding[] {
  const stretches = [guideProse, letterProse, stepProse, factProse, pictureProse].flatMap((read) =>
    read(content),
  )
  return stretches.flatMap(({ path, locale, prose, place }) => {
    const digits = digitsIn(prose.text).map((match) => ({ ...match, kind: 'digits' }))
    const words = numberWordsIn(prose.text, locale).map((match) => ({ ...match, kind: 'words' }))
    return [...digits, ...words].map(({ index, found, kind }): Finding => {
      const said = say('bare-number', { found: found.replaceAll(/\s+/g, ' '), kind, place })
      return { path, line: prose.lineAt(index), ...said, level: 'error' }
    })
  })
}

function guideProse({ guides }: Content): Stretch[] {
  return guides.flatMap(({ texts, original, translations }) => {
    const heads = [...(original ? [original] : []), ...translations]
    return [
      ...heads.flatMap(({ text: { path, locale }, frontMatter: { data, lineOf } }) => [
        ...(['title', 'summary', 'audience'] as const).map((field) => ({
          path,
          locale,
          prose: proseOf(data[field], lineOf([field])),
          place: 'head' as const,
        })),
        ...data.changes.map(({ note }, index) => ({
          path,
          locale,
          prose: proseOf(note, lineOf(['changes', index, 'note'])),
          place: 'change' as const,
        })),
      ]),
      ...texts.flatMap(({ path, locale, parts }) =>
        (parts?.prose ?? []).map((prose) => ({ path, locale, prose, place: 'text' as const })),
      ),
    ]
  })
}

const letterHead = z.object({ subject: z.string(), preheader: z.string() })

/**
 * A letter shows the facts of its day and cannot be corrected after it is sent. Its subject may name
 * the year that it is about.
 */
function letterProse({ pages }: Content): Stretch[] {
  return pages
    .filter(({ kind }) => kind === 'letters')
    .flatMap(({ texts }) => texts)
    .flatMap(({ path, locale, parts, frontMatter: { value, lineOf } }) => {
      const { data } = letterHead.safeParse(value)
      const head = (['subject', 'preheader'] as const).map((field) => ({
        path,
        locale,
        prose: proseOf(withoutYears(data?.[field] ?? ''), lineOf([field])),
        place: 'head' as const,
      }))
      const prose = parts?.prose ?? []
      return [
        ...head,
        ...prose.map((one) => ({ path, locale, prose: one, place: 'text' as const })),
      ]
    })
}

function localized(
  record: Placed<unknown>,
  field: string,
  words: Record<Locale, string> | undefined,
  place: Place,
): Stretch[] {
  if (!words) return []
  return LOCALES.map((locale) => ({
    path: record.path,
    locale,
    prose: proseOf(words[locale].replaceAll(PLACEHOLDER, BLANK), record.lineOf([field, locale])),
    place,
  }))
}

function stepProse({ steps }: Content): Stretch[] {
  return steps
    .flatMap(({ records }) => records.list)
    .flatMap((step) => [
      ...localized(step, 'title', step.data.title, 'step'),
      ...localized(step, 'detail', step.data.detail, 'step'),
      ...localized(step, 'applies', step.data.applies, 'step'),
    ])
}

/** What a picture tells somebody who does not see it is read aloud as a part of the text. */
function pictureProse({ pictures }: Content): Stretch[] {
  return pictures.records.list.flatMap((record) =>
    localized(record, 'alt', record.data.alt, 'head'),
  )
}

/** A year in a title identifies its subject: the treaty of 1998. */
const YEAR = /(?<![\p{Nd}.,])(?:19|20)\p{Nd}{2}(?![\p{Nd}.,])/gu

function withoutYears(text: string): string {
  return text.replaceAll(YEAR, BLANK.repeat(4))
}

function factProse({ facts }: Content): Stretch[] {
  return facts.list
    .flatMap((record) => localized(record, 'title', record.data.title, 'title'))
    .map((stretch) => ({
      ...stretch,
      prose: { ...stretch.prose, text: withoutYears(stretch.prose.text) },
    }))
}
