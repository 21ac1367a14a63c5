import { expect, test } from 'vitest'
import { countryForms } from '#lib/search/words/country-forms.ts'
import { stemKazakh } from '#lib/search/words/kazakh.ts'
import { keysOf } from '#lib/search/words/words.ts'

test.each([
  ['бастаймын', 'бастау'],
  ['тіркемейді', 'тіркеу'],
  ['тіркеймін', 'тіркеу'],
  ['тапсырамын', 'тапсыру'],
  ['тапсырады', 'тапсыру'],
  ['білмесем', 'білу'],
  ['жоғалттым', 'жоғалту'],
  ['алсаңыз', 'алу'],
  ['бітсе', 'біту'],
  ['оқимын', 'оқу'],
  ['бермеді', 'беру'],
  // Typed without tails
  ['узартамын', 'ұзарту'],
])('the verb %s meets %s in one key', (form, infinitive) => {
  expect(stemKazakh(form)).toBe(stemKazakh(infinitive))
})

test.each([
  ['мерзімін', 'мерзім'],
  ['жағдайды', 'жағдай'],
  ['құжатым', 'құжат'],
  ['қаламыз', 'қала'],
  ['кеңсе', 'кеңсеге'],
])('the noun %s is not taken for a verb: it meets %s', (form, noun) => {
  expect(stemKazakh(form)).toBe(stemKazakh(noun))
})

test.each([
  ['Узбекистан', 'Узбекистане'],
  ['Беларусь', 'Беларуси'],
  ['Китай', 'Китаем'],
  ['Индия', 'Индии'],
  ['Корея', 'Корее'],
  ['Турция', 'Турцией'],
  ['Германия', 'Германию'],
  ['Литва', 'Литвы'],
  ['Вьетнам', 'Вьетнама'],
  ['Иран', 'Ирану'],
])('a form of %s has the key of %s', (name, form) => {
  const keys = countryForms(name).flatMap((one) => keysOf(one.toLowerCase()))
  expect(keys.filter((key) => keysOf(form.toLowerCase()).includes(key))).not.toEqual([])
})

test('a name of several words or in Latin letters is left as it is', () => {
  expect(countryForms('Южная Корея')).toEqual(['Южная Корея'])
  expect(countryForms('Iran')).toEqual(['Iran'])
})
