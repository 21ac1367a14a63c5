import { expect, test } from 'vitest'
import { LOCALES } from '#lib/i18n/locales.ts'
import {
  citizenshipName,
  citizenships,
  findCitizenship,
  similarCitizenships,
} from '#lib/plan/countries/citizenship.ts'
import { OTHER_NAMES } from '#lib/plan/countries/other-names.ts'

test('every citizenship is found by the name that the form shows, in each language', () => {
  for (const locale of LOCALES) {
    for (const { code, name } of citizenships(locale)) expect(findCitizenship(name)).toBe(code)
    expect(findCitizenship(citizenshipName('other', locale))).toBe('other')
  }
})

test.each([
  ['Turkey', 'TR'],
  ['Turkiye', 'TR'],
  ['turkiye ', 'TR'],
  ['Россия', 'RU'],
  ['Российская Федерация', 'RU'],
  ['РФ', 'RU'],
  ['Киргизия', 'KG'],
  ['Кыргызстан', 'KG'],
  ['Беларусь', 'BY'],
  ['Белоруссия', 'BY'],
  ['Молдавия', 'MD'],
  ['USA', 'US'],
  ['United States of America', 'US'],
  ['АҚШ', 'US'],
  ['Korea', 'KR'],
  ['Северная Корея', 'KP'],
  ['Czech Republic', 'CZ'],
  ['Great Britain', 'GB'],
  ["Cote d'Ivoire", 'CI'],
  ['Соединённые Штаты', 'US'],
  ['Ресей', 'RU'],
  ['Моңғолия', 'MN'],
  ['kz', 'KZ'],
  ['Hong Kong', 'HK'],
  ['Vatican', 'VA'],
  ['UK', 'GB'],
  ['stateless', 'other'],
  ['без гражданства', 'other'],
  ['Азаматтығым жоқ', 'other'],
])('“%s” is understood as %s', (typed, code) => {
  expect(findCitizenship(typed)).toBe(code)
})

test('no two countries have a name in common', () => {
  const shown = LOCALES.flatMap((locale) => citizenships(locale))
  for (const [code, names] of Object.entries(OTHER_NAMES)) {
    for (const name of names) {
      expect(findCitizenship(name), name).toBe(code)
      expect(shown.filter((one) => one.name === name && one.code !== code)).toEqual([])
    }
  }
})

test.each([
  ['Germny', 'en', 'Germany'],
  ['Узбекстан', 'ru', 'Узбекистан'],
  ['Казакстан', 'kk', 'Қазақстан'],
  ['Indonezia', 'en', 'Indonesia'],
] as const)('who typed “%s” is offered the country that was meant', (typed, locale, name) => {
  expect(similarCitizenships(typed, locale)[0]).toBe(name)
})

test.each(['', 'x', 'Atlantis!!', '__proto__', '٣', 'я'.repeat(5000)])(
  'nothing far from what was typed is offered: %#',
  (typed) => {
    expect(findCitizenship(typed)).toBeUndefined()
    expect(similarCitizenships(typed, 'ru').length).toBeLessThanOrEqual(3)
  },
)
