import { expect, test } from 'vitest'
import { parseDayParam } from '#lib/facts/day-param.ts'
import { formatDay } from '#lib/i18n/format/format-day.ts'
import { LOCALES } from '#lib/i18n/locales.ts'

const TODAY = '2026-11-25'

test.each([
  [undefined, TODAY],
  [null, TODAY],
  ['', TODAY],
  ['  ', TODAY],
  ['2027-01-01', '2027-01-01'],
  [' 2027-01-01 ', '2027-01-01'],
  ['2024-02-29', '2024-02-29'],
  ['01.01.2027', '2027-01-01'],
  ['1/11/2026', '2026-11-01'],
  ['29-2-2024', '2024-02-29'],
  ['0001-01-01', '0001-01-01'],
  ['9999-12-31', '9999-12-31'],
  ['2026-1-1', '2026-01-01'],
  ['2026/11/01', '2026-11-01'],
  ['2026.11.1', '2026-11-01'],
  ['01.11.26', '2026-11-01'],
  ['26.11.27', '2027-11-26'],
  ['1/11/26', '2026-11-01'],
  ['01-11-26', '2026-11-01'],
  ['1 November 2026', '2026-11-01'],
  ['1st Nov 2026', '2026-11-01'],
  ['november 1, 2026', '2026-11-01'],
  ['Sept. 3rd, 2026', '2026-09-03'],
  ['1 ноября 2026', '2026-11-01'],
  ['1 ноября 2026 г.', '2026-11-01'],
  ['7 МАЯ 2026 года', '2026-05-07'],
  ['15 июл. 2026', '2026-07-15'],
  ['1 мая 2026', '2026-05-01'],
  ['3 марта 2026', '2026-03-03'],
  ['2026 жылғы 1 қараша', '2026-11-01'],
  ['2026 ж. 1 қараша', '2026-11-01'],
  ['2026 жылдың 16 желтоқсаны', '2026-12-16'],
  ['1 караша 2026', '2026-11-01'],
  ['5 қаң 2027', '2027-01-05'],
  ['5 наурыз 2026', '2026-03-05'],
])('%j asks for %s', (text, day) => {
  expect(parseDayParam(text, TODAY)).toEqual({ day })
})

test.each([
  '2026-02-29',
  '2026-13-01',
  '12/31/2026',
  '29.02.2026',
  '1.11/2026',
  // From the year or from the day?
  '26-11-27',
  '26/11/27',
  '26-11-01',
  '01.11.06',
  '1 ma 2026',
  '1 Marchember 2026',
  '31 ноября 2026',
  '32 мая 2026',
  'ноябрь 2026',
  'today',
  '2027-01-01T00:00',
  '+002027-01-01',
  '<script>',
])('%j is no day, and is kept as it was typed', (typed) => {
  expect(parseDayParam(typed, TODAY)).toEqual({ typed })
})

test.each(LOCALES)(
  'a day as the site writes it in %s is read, and so is one cut short',
  (locale) => {
    const first = Temporal.PlainDate.from('2026-01-01')
    const year = Array.from({ length: 365 }, (_, days) => first.add({ days }).toString())
    const read = year.map((day) => parseDayParam(formatDay(day, locale), TODAY))
    expect(read).toEqual(year.map((day) => ({ day })))
    const short = year.map((day) => {
      const date = Temporal.PlainDate.from(day)
      const words = date.toLocaleString(locale, { day: 'numeric', month: 'short' })
      return parseDayParam(`${words} 2026`, TODAY)
    })
    expect(short).toEqual(year.map((day) => ({ day })))
  },
)
