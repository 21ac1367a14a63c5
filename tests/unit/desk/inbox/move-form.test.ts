import { expect, it } from 'vitest'
import { caseErrors } from '#lib/desk/inbox/case-state.ts'
import {
  bulkErrors,
  bulkSchema,
  moveErrors,
  moveSchema,
  noteSchema,
} from '#lib/desk/inbox/move-form.ts'

const MOVE = { to: 'asked', reason: '', note: '', mail: '', version: '2', seen: 'reading' }

it('a move is read out of its form', () => {
  expect(moveSchema.parse({ ...MOVE, mail: 'yes', note: ' Сәлем ' })).toEqual({
    to: 'asked',
    reason: undefined,
    note: ' Сәлем ',
    mail: true,
    version: 2,
    seen: 'reading',
  })
})

it.each([
  ['nothing is chosen', { to: '' }, { to: 'move.to' }],
  ['an unknown state is sent', { to: 'removed' }, { to: 'move.to' }],
  ['one is declined without a reason', { to: 'declined' }, { reason: 'move.reason' }],
  ['an unknown reason is sent', { reason: 'because' }, { reason: 'move.reason' }],
  ['the note is too long', { note: 'a'.repeat(4_001) }, { note: 'tooLong' }],
  ['the note holds a sign that cannot be stored', { note: 'a\u0000' }, { note: 'unprintable' }],
  ['all is well', {}, {}],
  ['one is declined with a reason', { to: 'declined', reason: 'spam' }, {}],
])('when %s, the form says so', (_, over, errors) => {
  expect(moveErrors({ ...MOVE, ...over })).toEqual(errors)
})

it.each(['0', '-1', '1.5', 'x', ''])('the version “%s” is none', (version) => {
  expect(moveSchema.safeParse({ ...MOVE, version }).success).toBe(false)
})

it('those that were ticked are read with the version that was seen', () => {
  const parsed = bulkSchema.parse({ ...MOVE, chosen: ['WE-7KCA4RXP@3', 'WE-2KCA4RXP@1'] })
  expect(parsed.chosen).toEqual([
    { reference: 'WE-7KCA4RXP', version: 3 },
    { reference: 'WE-2KCA4RXP', version: 1 },
  ])
})

it('a bulk move needs at least one that is ticked', () => {
  expect(bulkErrors({ ...MOVE, chosen: [] })).toEqual({ chosen: 'move.chosen' })
})

it.each(['WE-1', '@3', 'WE-1@', 'WE-1@x', "WE-1'--@1"])('“%s” is no ticked line', (line) => {
  expect(bulkSchema.safeParse({ ...MOVE, chosen: [line] }).success).toBe(false)
})

it.each([
  ['', false],
  ['  \n ', false],
  ['Жазба', true],
])('the note “%s” is worth adding: %s', (note, worth) => {
  expect(noteSchema.safeParse(note).success).toBe(worth)
})

it.each([
  ['needsConsent', { to: 'move.consent' }],
  ['notAllowed', { to: 'move.notAllowed' }],
  ['needsReason', { reason: 'move.reason' }],
  ['note', { 'only-note': 'move.note' }],
  ['sure', { sure: 'move.sure' }],
  ['unknown', { assignee: 'move.assignee' }],
  ['write', { text: 'write' }],
  ['changed', {}],
  ['moved', {}],
  ['anything else', {}],
])('the state “%s” of the page shows its errors', (state, errors) => {
  expect(caseErrors(state, {}, {})).toEqual(errors)
})
