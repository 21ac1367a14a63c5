import { LOCALES, type Locale } from '#lib/i18n/locales.ts'
import type { Content } from '../content.ts'
import type { Finding } from '../finding.ts'
import { type Said, say } from '../say.ts'
import { argumentsOf, pluralFaults, readMessage } from '../words/icu.ts'
import { flatten, type Message } from '../words/messages.ts'

/** Messages must exist in every language, be valid, and have the same arguments. */
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
      ...say('message-missing', { key, locale, where: `${elsewhere.path}:${elsewhere.line}` }),
      level: 'error',
    }))
}

function faultsOf(
  { key, words, path, line }: Message,
  locale: Locale,
  english: Map<string, Message> | undefined,
): Finding[] {
  const at = (said: Said): Finding => ({ path, line, ...said, level: 'error' })
  if (words.trim() === '') return [at(say('message-empty', { key }))]
  const read = readMessage(words)
  if ('fault' in read) return [at(say('message-unreadable', { key, fault: read.fault }))]
  const englishMessage = english?.get(key)
  const original =
    englishMessage && englishMessage.path !== path ? readMessage(englishMessage.words) : undefined
  const differing =
    original && 'elements' in original
      ? [...argumentsOf(original.elements).symmetricDifference(argumentsOf(read.elements))]
      : []
  return [
    ...pluralFaults(read.elements, key, locale).map((lacking) =>
      at(say('message-plural', { key, ...lacking })),
    ),
    ...(differing.length === 0
      ? []
      : [at(say('message-arguments', { key, arguments: differing.join(', ') }))]),
  ]
}
