import { expect, test } from 'vitest'
import { cellWidth, tableCell } from '#lib/cli/site/cell.ts'
import { csvCell } from '#lib/config/csv-cell.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+7 700', "'+7 700"],
  ['-1', "'-1"],
  ['@sum', "'@sum"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['＝1', "'＝1"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ['a=1', 'a=1'],
  [' =1', ' =1'],
  ['', ''],
  ['Әйгерім', 'Әйгерім'],
  ["O'Neill", "O'Neill"],
  ['a, b', '"a, b"'],
  ['say "hi"', '"say ""hi"""'],
  ['бір\nекі', '"бір\nекі"'],
  [' both ', ' both '],
])('%j stands in a CSV file as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test.each([
  ['бір\n  екі\t үш', 'бір екі үш'],
  ['\u001b[2Jx\u009b31m', '·[2Jx·31m'],
  ['a\u202eb', 'a·b'],
  ['ұ'.repeat(48), 'ұ'.repeat(48)],
  ['ұ'.repeat(49), `${'ұ'.repeat(47)}…`],
  ['👩‍👩‍👧‍👦'.repeat(49), `${'👩‍👩‍👧‍👦'.repeat(47)}…`],
])('%j stands in a table as %j', (value, cell) => {
  expect(tableCell(value)).toBe(cell)
})

test('signs joined into one take one place', () => {
  expect(cellWidth('e\u0301👩‍👩‍👧‍👦')).toBe(2)
})
