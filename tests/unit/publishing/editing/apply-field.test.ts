import { expect, it } from 'vitest'
import { applyField, applyFields, formFields } from '#lib/publishing/editing/apply-field.ts'

const TEXT = `---
title: Money
order: 3
reviewer: null
sources:
  - law
changes:
  - date: 2026-11-01
    note: First.
---
Words.
`

const on = { today: '2026-12-24' }

it('a form shows the fields that it can set, a list one item a line', () => {
  expect(formFields(TEXT)).toEqual([
    { name: 'title', value: 'Money', kind: 'line' },
    { name: 'order', value: '3', kind: 'line' },
    { name: 'reviewer', value: '', kind: 'line' },
    { name: 'sources', value: 'law', kind: 'list' },
  ])
})

it.each([
  ['title', ' New: words ', 'title: "New: words"'],
  ['order', '4', 'order: 4'],
  ['reviewer', 'aigul', 'reviewer: aigul'],
  ['reviewer', ' ', 'reviewer: null'],
  ['sources', 'law\r\negov\r\n', '  - egov'],
  ['+change', 'The fee went up.', '    note: The fee went up.'],
])('the field %s set to %j writes the line %j', (field, value, line) => {
  expect(applyField(TEXT, { field, value, ...on })?.split('\n')).toContain(line)
})

it('a form that is sent as it was shown changes nothing', () => {
  const fields = formFields(TEXT).map(({ name, value }) => ({
    field: name,
    value: value.replaceAll('\n', '\r\n'),
    was: value,
  }))
  expect(applyFields(TEXT, fields, on.today)).toBe(TEXT)
})

it('only names of fields are fields', () => {
  for (const field of ['title: x\nevil', '', '__proto__:', '+other'])
    expect(applyField(TEXT, { field, value: 'x', ...on })).toBeUndefined()
})
