import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Locale } from '#lib/i18n/locales.ts'

/** A parsed message, or why it cannot be parsed: one of the words of `FAULTS`. */
export type ReadMessage = { elements: MessageFormatElement[] } | { fault: string }

/** What the parser reports, as far as an editor has to do something different about it. */
const FAULTS: Record<string, string> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'open',
  UNCLOSED_QUOTE_IN_ARGUMENT_STYLE: 'open',
  EMPTY_ARGUMENT: 'empty',
  MALFORMED_ARGUMENT: 'name',
  EXPECT_ARGUMENT_TYPE: 'type',
  INVALID_ARGUMENT_TYPE: 'type',
  EXPECT_ARGUMENT_STYLE: 'type',
  INVALID_NUMBER_SKELETON: 'type',
  INVALID_DATE_TIME_SKELETON: 'type',
  EXPECT_NUMBER_SKELETON: 'type',
  EXPECT_DATE_TIME_SKELETON: 'type',
  EXPECT_SELECT_ARGUMENT_OPTIONS: 'choices',
  EXPECT_PLURAL_ARGUMENT_OFFSET_VALUE: 'choices',
  INVALID_PLURAL_ARGUMENT_OFFSET_VALUE: 'choices',
  EXPECT_SELECT_ARGUMENT_SELECTOR: 'choices',
  EXPECT_PLURAL_ARGUMENT_SELECTOR: 'choices',
  EXPECT_SELECT_ARGUMENT_SELECTOR_FRAGMENT: 'choices',
  EXPECT_PLURAL_ARGUMENT_SELECTOR_FRAGMENT: 'choices',
  INVALID_PLURAL_ARGUMENT_SELECTOR: 'choices',
  DUPLICATE_PLURAL_ARGUMENT_SELECTOR: 'twice',
  DUPLICATE_SELECT_ARGUMENT_SELECTOR: 'twice',
  MISSING_OTHER_CLAUSE: 'rest',
  INVALID_TAG: 'tag',
  INVALID_TAG_NAME: 'tag',
  UNMATCHED_CLOSING_TAG: 'tag',
  UNCLOSED_TAG: 'tag',
}

/** Parses a message with the parser of the library that formats it. */
export function readMessage(words: string): ReadMessage {
  try {
    return { elements: parse(words) }
  } catch (error) {
    return { fault: (error instanceof Error && FAULTS[error.message]) || 'other' }
  }
}

/** All elements of a message, including those in plurals, selects and tags. */
function all(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [element, ...Object.values(element.options).flatMap((option) => all(option.value))]
    }
    return element.type === TYPE.tag ? [element, ...all(element.children)] : [element]
  })
}

/** The arguments of a message: `{n}`, and `<link>` for tags. */
export function argumentsOf(elements: MessageFormatElement[]): Set<string> {
  return new Set(
    all(elements).flatMap((element) => {
      if (element.type === TYPE.literal || element.type === TYPE.pound) return []
      return [element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`]
    }),
  )
}

/** The plural categories of integers. Kazakh nouns have one form after numbers. */
const FORMS: Record<Locale, string[]> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many'],
  kk: ['other'],
}

/** In the genitive, Russian nouns have one form for `one` and another for all other categories. */
const GENITIVE_RUSSIAN = ['one', 'other']

/** Finds plurals without a category that the language needs. */
export function pluralFaults(
  elements: MessageFormatElement[],
  key: string,
  locale: Locale,
): { forms: string; argument: string }[] {
  const genitive = locale === 'ru' && key.split('.').includes('genitive')
  const forms = genitive ? GENITIVE_RUSSIAN : FORMS[locale]
  return all(elements).flatMap((element) => {
    if (element.type !== TYPE.plural || element.pluralType !== 'cardinal') return []
    const lacking = forms.filter((form) => !(form in element.options))
    if (lacking.length === 0) return []
    return [{ forms: lacking.join(', '), argument: `{${element.value}}` }]
  })
}
