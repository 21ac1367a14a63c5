import { expect, it } from 'vitest'
import { noteIdsOf } from '#lib/guides/references.ts'

it('numbers the notes of a text in the order of its figures and terms', () => {
  const notes = noteIdsOf({ uses: { Fact: ['mci', 'fee-prp'], Term: ['iin'], Act: ['code'] } })
  expect([...notes.facts]).toEqual([
    ['mci', 'fact-1'],
    ['fee-prp', 'fact-2'],
  ])
  expect([...notes.terms]).toEqual([['iin', 'term-1']])
})

it('has no notes for a text without figures and terms', () => {
  const notes = noteIdsOf({ uses: {} })
  expect(notes.facts.size + notes.terms.size).toBe(0)
})
