import { expect, it } from 'vitest'
import { isLocale } from '#lib/i18n/locales.ts'
import { preferredLocale } from '#lib/i18n/preferred-locale.ts'

it.each([
  [undefined, 'kk', 'kk'],
  [undefined, 'kk-KZ', 'kk'],
  [undefined, 'KK-cyrl-KZ', 'kk'],
  [undefined, 'ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7', 'ru'],
  [undefined, 'de-DE,de;q=0.9,ru;q=0.5,kk;q=0.6', 'kk'],
  [undefined, 'en;q=0.5, ru;q=0.5', 'en'],
  [undefined, 'ru ; q=0.3 , kk ; q=0.4', 'kk'],
  [undefined, 'kk;q=0, ru;q=0.1', 'ru'],
  [undefined, 'kk;q=0', 'en'],
  [undefined, 'kk;q=nonsense, ru', 'ru'],
  [undefined, 'kk;level=1;q=0.9, ru;q=0.8', 'kk'],
  [undefined, '*', 'en'],
  [undefined, 'de, fr', 'en'],
  [undefined, 'english', 'en'],
  [undefined, 'kkk, ru', 'ru'],
  [undefined, ',;,;q=,', 'en'],
  [undefined, '', 'en'],
  [undefined, null, 'en'],
  ['kk', 'ru', 'kk'],
  ['KK', 'ru', 'ru'],
  ['xx', 'ru', 'ru'],
  ['', null, 'en'],
])('remembered %j and accepted %j lead to %s', (remembered, accepted, locale) => {
  expect(preferredLocale(remembered, accepted)).toBe(locale)
})

it.each(['EN', 'en-GB', '', 'constructor', undefined, null, 1])(
  '%j is no language of the site',
  (value) => {
    expect(isLocale(value)).toBe(false)
  },
)
