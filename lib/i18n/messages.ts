import { createFormatter, createTranslator } from 'use-intl/core'
import en from '#content/messages/en.json' with { type: 'json' }
import kk from '#content/messages/kk.json' with { type: 'json' }
import ru from '#content/messages/ru.json' with { type: 'json' }
import { ZONE } from '#lib/config/clock.ts'
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

const voices = { en: make('en', en), ru: make('ru', ru), kk: make('kk', kk) }

/** Returns a message of the interface: `t('home.title')`. Throws if the key has no message. */
export type Translator = (typeof voices)['en']['t']

/** The messages of the interface in a language. */
export function translator(locale: Locale): Translator {
  return voices[locale].t
}

/** Formats numbers and lists for a language. */
export function formatter(locale: Locale): (typeof voices)['en']['format'] {
  return voices[locale].format
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
