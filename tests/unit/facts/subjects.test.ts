import { expect, test } from 'vitest'
import { listSubjects } from '#lib/facts/subjects.ts'
import { makeLedger } from '../../factories/facts.ts'

test('subjects come in the order of the way, and unknown files together at the end', () => {
  const subjects = new Map([
    ['zoo', ['z']],
    ['rights', ['r']],
    ['empty', []],
    ['entry', ['e', 'f']],
    ['abc', ['a']],
  ])
  expect(listSubjects({ ...makeLedger([]), subjects })).toEqual([
    { subject: 'entry', ids: ['e', 'f'] },
    { subject: 'rights', ids: ['r'] },
    { subject: 'other', ids: ['z', 'a'] },
  ])
})
