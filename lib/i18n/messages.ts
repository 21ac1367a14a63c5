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

/** The words of the interface: `t('home.title')`. A key without words throws. */
export type Translator = (typeof voices)['en']['t']

/** The words of the interface in one language. */
export function translator(locale: Locale): Translator {
  return voices[locale].t
}

/** Numbers and lists in one language's own form. */
export function formatter(locale: Locale): (typeof voices)['en']['format'] {
  return voices[locale].format
}

/**
 * An ICU message that is not one of the interface's, filled with a number `n`. Throws where the
 * message cannot be read.
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

/** The keys of the words for what is wrong with a field. */
export type ErrorKey = Exclude<
  Extract<Parameters<Translator>[0], `errors.${string}`>,
  'errors.title' | 'errors.summary'
>

/** Whether there are words for an error, named below `errors`. */
export function isErrorKey(key: string): key is ErrorKey {
  let node: unknown = en
  for (const part of key.split('.')) {
    node = typeof node === 'object' && node !== null ? Reflect.get(node, part) : undefined
  }
  return key.startsWith('errors.') && typeof node === 'string'
}
