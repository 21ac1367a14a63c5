import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFormatter, createTranslator } from 'use-intl/core'
import en from '#content/messages/en.json' with { type: 'json' }
import kk from '#content/messages/kk.json' with { type: 'json' }
import ru from '#content/messages/ru.json' with { type: 'json' }
import { ZONE } from '#lib/config/clock.ts'
import { contentDir } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'
import type { Locale } from './locales.ts'

type Messages = typeof en

function make(locale: Locale, messages: Messages) {
  const t = createTranslator<Messages>({
    locale,
    messages,
    timeZone: ZONE,
    onError(error) {
      throw error
    },
  })
  return { t, format: createFormatter({ locale, timeZone: ZONE }) }
}

const built = { en: make('en', en), ru: make('ru', ru), kk: make('kk', kk) }

/**
 * The messages in the current content, so that words that editors mend need no new build. What the
 * content lacks is taken from the build; development uses the build's, which it reloads itself.
 */
const read = readOnce('messages', () => ({
  en: make('en', withWords(en, readWords('en'))),
  ru: make('ru', withWords(ru, readWords('ru'))),
  kk: make('kk', withWords(kk, readWords('kk'))),
}))

function voices(): typeof built {
  return process.env.NODE_ENV === 'development' ? built : read()
}

function readWords(locale: Locale): unknown {
  try {
    return JSON.parse(readFileSync(join(contentDir(), 'messages', `${locale}.json`), 'utf8'))
  } catch {
    // The check says what is wrong with the file.
    return {}
  }
}

/** Messages with other words, where `words` has a text under the same key. */
function withWords<T>(messages: T, words: unknown): T {
  if (typeof messages !== 'object' || messages === null) return messages
  const entries = Object.entries(messages).map(([key, value]: [string, unknown]) => {
    const own: unknown =
      typeof words === 'object' && words !== null ? Reflect.get(words, key) : undefined
    if (typeof value !== 'string') return [key, withWords(value, own)]
    return [key, typeof own === 'string' ? own : value]
  })
  return Object.fromEntries(entries)
}

/** Returns a message of the interface: `t('home.title')`. Throws if the key has no message. */
export type Translator = (typeof built)['en']['t']

/** The messages of the interface in a language. */
export function translator(locale: Locale): Translator {
  return voices()[locale].t
}

/** Formats numbers and lists for a language. */
export function formatter(locale: Locale): (typeof built)['en']['format'] {
  return voices()[locale].format
}

/**
 * Formats an ICU message that is not part of the interface, with a number `n`. Throws if the
 * message is invalid.
 */
export function formatPattern(pattern: string, n: number, locale: Locale): string {
  const t = createTranslator({
    locale,
    messages: { pattern },
    timeZone: ZONE,
    onError(error) {
      throw error
    },
  })
  return t('pattern', { n })
}

/** The keys of the messages for invalid fields. */
export type ErrorKey = Exclude<
  Extract<Parameters<Translator>[0], `errors.${string}`>,
  'errors.title' | 'errors.summary'
>

/** Whether `errors` contains a message with this key. */
export function isErrorKey(key: string): key is ErrorKey {
  let node: unknown = en
  for (const part of key.split('.')) {
    node = typeof node === 'object' && node !== null ? Reflect.get(node, part) : undefined
  }
  return key.startsWith('errors.') && typeof node === 'string'
}
