import { expect, it } from 'vitest'
import { errorCode, errorMessage, FatalError, formatError } from '#lib/cli/fatal-error.ts'
import { SettingError } from '#lib/config/settings.ts'

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
  expect(errorMessage(error)).toBe(words)
})

it('says to an operator only the sentence, and of a fault of ours where it lies', () => {
  expect(formatError(new FatalError('PORT: …'))).toBe('PORT: …')
  expect(formatError(new SettingError('TODAY: …'))).toBe('TODAY: …')
  expect(formatError(new Error('a fault'))).toContain('fatal-error.test.ts')
  expect(formatError('thrown')).toBe('thrown')
})

it.each([
  [systemError('EACCES'), 'EACCES'],
  [new Error('none'), ''],
  [undefined, ''],
])('finds the code of %s', (error, code) => {
  expect(errorCode(error)).toBe(code)
})
