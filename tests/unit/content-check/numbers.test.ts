import { expect, test } from 'vitest'
import { digitsIn } from '#lib/content-check/words/digits.ts'
import { numberWordsIn } from '#lib/content-check/words/number-words.ts'

test.each([
  ['within 45 days', '45 days'],
  ['за 45 дней', '45 дней'],
  ['45 күн ішінде', '45 күн'],
  ['1,320 MCI', '1,320 MCI'],
  ['5 709 000 ₸', '5 709 000 ₸'],
  ['a 10-year card', '10-year'],
  ['half: ½ of it', '½ of'],
  ['since 13 February 2026', '13 February'],
  ['Resolution No. 148', '148'],
  ['постановление № 148', '№ 148'],
  ['USD100', '100'],
  ['at level A1', 'level A1'],
  ['уровень B1 и выше', 'уровень B1'],
  ['A2 деңгейі', 'A2 деңгей'],
  ['on page B8 of 12', '12'],
])('“%s” holds a bare number', (text, found) => {
  expect(digitsIn(text).map((match) => match.found)).toContain(found)
})

test.each([
  'a B8 visa',
  'визы C3, B9 и B12-1',
  'В8 визасы',
  'B8-мен',
  'форма 028/у',
  'A6 visa',
  '28 U.S.C. § 1746',
  'the FD-258 form',
  'no digits at all',
])('“%s” holds a name and no number', (text) => {
  expect(digitsIn(text)).toEqual([])
})

test.each([
  ['en', 'forty-five days'],
  ['en', 'two months'],
  ['en', 'two or three working days'],
  ['en', 'ten-year-old'],
  ['en', 'five years'],
  ['en', 'half a year'],
  ['en', 'one month'],
  ['en', 'one calendar day'],
  ['en', 'third day'],
  ['en', 'a hundred and eighty-three days', 'hundred and eighty-three days'],
  ['en', 'within a year'],
  ['en', 'twice a year'],
  ['en', 'thirteen hundred MCI'],
  ['en', 'two copies'],
  ['ru', 'сорок пять дней'],
  ['ru', 'сорока пяти календарных дней'],
  ['ru', 'трёх рабочих дней'],
  ['ru', 'десять лет'],
  ['ru', 'двух месяцев'],
  ['ru', 'ста восьмидесяти трёх дней'],
  ['ru', 'один месяц'],
  ['ru', 'полгода'],
  ['ru', 'десятилетний'],
  ['ru', 'трёхдневный'],
  ['ru', 'тридцатый день'],
  ['ru', 'две фотографии'],
  ['ru', 'тысяча триста двадцать МРП'],
  ['kk', 'қырық бес күн'],
  ['kk', 'он күн'],
  ['kk', 'отыз күнтізбелік күннен'],
  ['kk', 'үш жұмыс күні'],
  ['kk', 'он жылға'],
  ['kk', 'екі айдан'],
  ['kk', 'жүз сексен үш күннен'],
  ['kk', 'оныншы күні'],
  ['kk', 'кемінде бір ай'],
  ['kk', 'бір жыл ішінде'],
  ['kk', 'екі дана'],
  ['kk', 'жарты жыл'],
] as const)('in %s, “%s” is a number in words', (locale, text, found: string = text) => {
  expect(numberWordsIn(`– ${text}.`, locale).map((match) => match.found)).toContain(found)
})

test.each([
  ['en', 'one of them, and one day you will laugh'],
  ['en', 'two ways to count the days of a year'],
  ['en', 'in the first days and for the second time'],
  ['en', 'falls into two calendar years'],
  ['en', 'someone, often, weekend, three things'],
  ['en', 'lose a year'],
  ['ru', 'один из дней, в один день, в один год'],
  ['ru', 'двумя способами сложить дни'],
  ['ru', 'первый день, во второй раз'],
  ['ru', 'попадает в два календарных года'],
  ['ru', 'получите, пятница, семья, последний день'],
  ['ru', 'стоит дня, просто годы, отбор'],
  ['kk', 'бір күні, бір-бір, кейбір'],
  ['kk', 'онда, онымен, оның айы'],
  ['kk', 'екі тәсілмен күнді санаңыз'],
  ['kk', 'екі күнге де қараңыз'],
  ['kk', 'екі айырмашылық, үш жылжымайтын'],
  ['kk', 'бір жыл жоғалттыңыз'],
] as const)('in %s, “%s” holds none', (locale, text) => {
  expect(numberWordsIn(text, locale)).toEqual([])
})
