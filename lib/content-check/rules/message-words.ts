import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { argumentsOf, pluralFaults, readMessage } from '../words/icu.ts'
import { flatten, type Message } from '../words/messages.ts'

/** The words of the interface: in every language, readable, with the same arguments. */
export function checkMessageWords({ messages }: Content): Finding[] {
  const lists = LOCALES.flatMap((locale): [Locale, Map<string, Message>][] => {
    const file = messages[locale]
    return file ? [[locale, flatten(file)]] : []
  })
  const keys = new Map(lists.flatMap(([, list]) => [...list]))
  const english = lists.find(([locale]) => locale === 'en')?.[1]
  return lists.flatMap(([locale, list]) => [
    ...missing(locale, list, keys),
    ...[...list.values()].flatMap((message) => faultsOf(message, locale, english)),
  ])
}

function missing(
  locale: Locale,
  list: Map<string, Message>,
  keys: Map<string, Message>,
): Finding[] {
  return [...keys]
    .filter(([key]) => !list.has(key))
    .map(([key, elsewhere]) => ({
      path: elsewhere.path.replace(/[a-z]+\.json$/, `${locale}.json`),
      line: 1,
      message: `“${key}” has no words in “${locale}”`,
      remedy: `Translate it from ${elsewhere.path}:${elsewhere.line}.`,
      level: 'error',
    }))
}

function faultsOf(
  { key, words, path, line }: Message,
  locale: Locale,
  english: Map<string, Message> | undefined,
): Finding[] {
  const at = (message: string, remedy: string): Finding => ({
    path,
    line,
    message,
    remedy,
    level: 'error',
  })
  if (words.trim() === '') return [at(`“${key}” is empty`, 'Write its words.')]
  const read = readMessage(words)
  if ('fault' in read) {
    const remedy = 'Count the braces; a plural is {n, plural, one {…} other {…}}.'
    return [at(`“${key}” is not a readable message: ${read.fault}`, remedy)]
  }
  const englishMessage = english?.get(key)
  const original =
    englishMessage && englishMessage.path !== path ? readMessage(englishMessage.words) : undefined
  const differing =
    original && 'elements' in original
      ? [...argumentsOf(original.elements).symmetricDifference(argumentsOf(read.elements))]
      : []
  return [
    ...pluralFaults(read.elements, key, locale).map((fault) =>
      at(`“${key}” ${fault}`, 'Add these forms: numbers take different words in this language.'),
    ),
    ...(differing.length === 0
      ? []
      : [
          at(
            `“${key}” does not have the same arguments as in English: ${differing.join(', ')}`,
            'Use each argument in every language.',
          ),
        ]),
  ]
}
