import { expect, it } from 'vitest'
import { errorCode, explain, reason, StopError } from '#lib/cli/stop.ts'
import { SettingError } from '#lib/site/env.ts'

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something, open '/a/b'`), { code })
}

it.each([
  [systemError('EACCES'), 'permission denied'],
  [systemError('ENOSPC'), 'the disk is full'],
  [systemError('EROFS'), 'the disk is read-only'],
  [systemError('ENOENT'), 'it does not exist'],
  [new AggregateError([systemError('ECONNREFUSED')]), 'nothing answers there'],
  [systemError('EODD'), "EODD: something, open '/a/b'"],
  [new Error('first line\nsecond line'), 'first line'],
  [new TypeError(''), 'TypeError'],
  ['a string', 'a string'],
])('says why %s happened', (error, words) => {
  expect(reason(error)).toBe(words)
})

it('says to an operator only the sentence, and of a fault of ours where it lies', () => {
  expect(explain(new StopError('PORT: …'))).toBe('PORT: …')
  expect(explain(new SettingError('TODAY: …'))).toBe('TODAY: …')
  expect(explain(new Error('a fault'))).toContain('start-stop.test.ts')
  expect(explain('thrown')).toBe('thrown')
})

it.each([
  [systemError('EACCES'), 'EACCES'],
  [new Error('none'), ''],
  [undefined, ''],
])('finds the code of %s', (error, code) => {
  expect(errorCode(error)).toBe(code)
})
