import type { Locale } from '#lib/i18n/locales.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { PLACEHOLDER } from '#lib/plan/checklist/step-schema.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { BLANK, type Prose, proseOf } from '../read/mdx-parts.ts'
import type { Placed } from '../read/read-records.ts'
import { digitsIn } from '../words/digits.ts'
import { numberWordsIn } from '../words/number-words.ts'

type Stretch = { path: string; locale: Locale; prose: Prose; remedy: string }

const TAG = 'Put it into the ledger and write <Fact id="…" /> here, or say it without a number.'
const BRACES =
  'Put it into the ledger and write {record-id} in the detail, or say it without a number.'
const TITLE =
  'Say what it is, not how much: the value stands in the periods, where it has its days.'

/**
 * Finds legal quantities that are written in a text, in digits or in words, instead of referring to
 * a record. Checks guides, letters, steps and the titles of records. Does not check values, notes
 * and readings of records, which have sources and dates of their own, or pages about the site.
 */
export function checkNumbers(content: Content): Finding[] {
  const stretches = [guideProse, letterProse, stepProse, factProse].flatMap((read) => read(content))
  return stretches.flatMap(({ path, locale, prose, remedy }) => {
    const digits = digitsIn(prose.text).map((match) => ({ ...match, is: 'a bare number' }))
    const words = numberWordsIn(prose.text, locale).map((match) => ({
      ...match,
      is: 'a number in words',
    }))
    return [...digits, ...words].map(
      ({ index, found, is }): Finding => ({
        path,
        line: prose.lineAt(index),
        message: `“${found.replaceAll(/\s+/g, ' ')}” is ${is}`,
        remedy,
        level: 'error',
      }),
    )
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
          remedy: 'Say it without a number: figures are shown in the text, from the ledger.',
        })),
        ...data.changes.map(({ note }, index) => ({
          path,
          locale,
          prose: proseOf(note, lineOf(['changes', index, 'note'])),
          remedy:
            'Say what changed without the number: the ledger lists old and new values itself.',
        })),
      ]),
      ...texts.flatMap(({ path, locale, parts }) =>
        (parts?.prose ?? []).map((prose) => ({ path, locale, prose, remedy: TAG })),
      ),
    ]
  })
}

/** A letter shows the facts of its day and cannot be corrected after it is sent. */
function letterProse({ pages }: Content): Stretch[] {
  return pages
    .filter(({ kind }) => kind === 'letters')
    .flatMap(({ texts }) => texts)
    .flatMap(({ path, locale, parts }) =>
      (parts?.prose ?? []).map((prose) => ({ path, locale, prose, remedy: TAG })),
    )
}

function localized(
  record: Placed<unknown>,
  field: string,
  words: Record<Locale, string> | undefined,
  remedy: string,
): Stretch[] {
  if (!words) return []
  return LOCALES.map((locale) => ({
    path: record.path,
    locale,
    prose: proseOf(words[locale].replaceAll(PLACEHOLDER, BLANK), record.lineOf([field, locale])),
    remedy,
  }))
}

function stepProse({ steps }: Content): Stretch[] {
  return steps
    .flatMap(({ records }) => records.list)
    .flatMap((step) => [
      ...localized(step, 'title', step.data.title, BRACES),
      ...localized(step, 'detail', step.data.detail, BRACES),
      ...localized(step, 'applies', step.data.applies, BRACES),
    ])
}

/** A year in a title identifies its subject: the treaty of 1998. */
const YEAR = /(?<![\p{Nd}.,])(?:19|20)\p{Nd}{2}(?![\p{Nd}.,])/gu

function factProse({ facts }: Content): Stretch[] {
  return facts.list
    .flatMap((record) => localized(record, 'title', record.data.title, TITLE))
    .map((stretch) => ({
      ...stretch,
      prose: { ...stretch.prose, text: stretch.prose.text.replaceAll(YEAR, BLANK.repeat(4)) },
    }))
}
