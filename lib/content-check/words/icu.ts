import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Locale } from '#lib/i18n/locales.ts'

/** A parsed message, or why it cannot be parsed. */
export type ReadMessage = { elements: MessageFormatElement[] } | { fault: string }

/** Parses a message with the parser of the library that formats it. */
export function readMessage(words: string): ReadMessage {
  try {
    return { elements: parse(words) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message.toLowerCase().replaceAll('_', ' ') : '' }
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
