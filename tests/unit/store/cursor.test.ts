import { expect, it } from 'vitest'
import { readCursor, writeCursor } from '#lib/store/cursor.ts'
import { NOON } from '../../factories/instant.ts'

it('a place in a list is read out of its text again', () => {
  expect(readCursor(writeCursor(NOON, 'WE-7KCA4RXP', 3))).toEqual({
    at: NOON,
    ids: ['WE-7KCA4RXP', '3'],
  })
})

it.each(['', 'x', '2026-11-24', '~WE-1', '2026-99-99T00:00Z~1'])('“%s” is no place', (text) => {
  expect(readCursor(text)).toBeUndefined()
})
