import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { isScalar, parseDocument } from 'yaml'
import { LOCALES, type Locale } from '#lib/i18n/locales.ts'

/** A message of the interface in all languages. */
export type MessageRow = { key: string; words: Record<Locale, string> }

/** The messages of a file by their full keys, such as `home.title`. */
export function flattenMessages(text: string): Map<string, string> {
  const found = new Map<string, string>()
  const collect = (inner: unknown, key: string) => {
    if (typeof inner === 'string') found.set(key, inner)
    else if (typeof inner === 'object' && inner !== null)
      for (const [name, next] of Object.entries(inner)) collect(next, key ? `${key}.${name}` : name)
  }
  collect(JSON.parse(text), '')
  return found
}

/** The messages whose key or words in any language have all the words looked for. */
export function searchMessages(texts: Record<Locale, string>, words: string): MessageRow[] {
  const lists = LOCALES.map((locale) => [locale, flattenMessages(texts[locale])] as const)
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean)
  const keys = [...new Set(lists.flatMap(([, list]) => [...list.keys()]))]
  return keys
    .map((key) => {
      const of = Object.fromEntries(lists.map(([locale, list]) => [locale, list.get(key) ?? '']))
      return { key, words: { en: of.en ?? '', ru: of.ru ?? '', kk: of.kk ?? '' } }
    })
    .filter((row) => {
      const text = [row.key, ...Object.values(row.words)].join('\n').toLowerCase()
      return parts.every((part) => text.includes(part))
    })
}

/**
 * Sets the words of one message and leaves every other character of the file as it is.
 *
 * @returns undefined if there is no message with this key
 */
export function setMessage(text: string, key: string, words: string): string | undefined {
  // JSON is YAML: its parser knows where each value stands.
  const node = parseDocument(text, { schema: 'json' }).getIn(key.split('.'), true)
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined
  return text.slice(0, node.range[0]) + JSON.stringify(words) + text.slice(node.range[1])
}

/** The placeholders of a message, as they are written: `{n}`, `<link>`. */
export function placeholdersOf(words: string): string[] {
  try {
    return [...new Set(namesIn(parse(words)))].sort()
  } catch {
    return []
  }
}

function namesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...namesIn(element.children)]
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => namesIn(option.value))
        : []
    return [`{${element.value}}`, ...inner]
  })
}
