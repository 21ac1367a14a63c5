import { expect, test } from 'vitest'
import { cellWidth, tableCell } from '#lib/cli/site/cell.ts'

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
