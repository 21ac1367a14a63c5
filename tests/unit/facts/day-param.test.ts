import { expect, test } from 'vitest'
import { parseDayParam } from '#lib/facts/day-param.ts'

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
])('%j asks for %s', (text, day) => {
  expect(parseDayParam(text, TODAY)).toEqual({ day })
})

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-1-1',
  '12/31/2026',
  '29.02.2026',
  '1.11/2026',
  '01.11.26',
  'today',
  '2027-01-01T00:00',
  '+002027-01-01',
  '<script>',
])('%j is no day, and is kept as it was typed', (typed) => {
  expect(parseDayParam(typed, TODAY)).toEqual({ typed })
})
