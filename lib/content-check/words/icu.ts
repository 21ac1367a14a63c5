import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Locale } from '#lib/i18n/locales.ts'

/** A message taken apart, or why it cannot be. */
export type ReadMessage = { elements: MessageFormatElement[] } | { fault: string }

/** Parses a message with the parser of the library that will show it. */
export function readMessage(words: string): ReadMessage {
  try {
    return { elements: parse(words) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message.toLowerCase().replaceAll('_', ' ') : '' }
  }
}

/** Every element of a message, those within plurals, choices and tags too. */
function all(elements: MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      return [element, ...Object.values(element.options).flatMap((option) => all(option.value))]
    }
    return element.type === TYPE.tag ? [element, ...all(element.children)] : [element]
  })
}

/** The names that a message is filled with: `{n}`, and `<link>` for tags. */
export function argumentsOf(elements: MessageFormatElement[]): Set<string> {
  return new Set(
    all(elements).flatMap((element) => {
      if (element.type === TYPE.literal || element.type === TYPE.pound) return []
      return [element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`]
    }),
  )
}

/** Forms that whole numbers take; Kazakh nouns stay the same after every number. */
const FORMS: Record<Locale, string[]> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many'],
  kk: ['other'],
}

/** Russian nouns in the genitive have one form after one and another after all others. */
const GENITIVE_RUSSIAN = ['one', 'other']

/** Plurals that lack a form their language has. */
export function pluralFaults(
  elements: MessageFormatElement[],
  key: string,
  locale: Locale,
): string[] {
  const genitive = locale === 'ru' && key.split('.').includes('genitive')
  const forms = genitive ? GENITIVE_RUSSIAN : FORMS[locale]
  return all(elements).flatMap((element) => {
    if (element.type !== TYPE.plural || element.pluralType !== 'cardinal') return []
    const lacking = forms.filter((form) => !(form in element.options))
    if (lacking.length === 0) return []
    return [`lacks the plural ${lacking.join(', ')} of {${element.value}}`]
  })
}
