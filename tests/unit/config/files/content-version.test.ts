import { expect, it, vi } from 'vitest'
import { nextContent, readOnce, unreadContent } from '#lib/config/files/content-version.ts'

vi.mock('#lib/config/log.ts', () => ({ log: { error: vi.fn() } }))

it('reads once for each version of the content', () => {
  const read = vi.fn(() => 'words')
  const words = readOnce('words', read)
  expect([words(), words()]).toEqual(['words', 'words'])
  expect(read).toHaveBeenCalledTimes(1)
  nextContent()
  words()
  expect(read).toHaveBeenCalledTimes(2)
})

it('holds one reading for all bundles that read the same', () => {
  const read = vi.fn(() => 'words')
  const readers = [readOnce('shared words', read), readOnce('shared words', read)]
  expect(readers.map((words) => words())).toEqual(['words', 'words'])
  expect(read).toHaveBeenCalledTimes(1)
})

it('keeps what was read before when the next version cannot be read, and tries it once', () => {
  const read = vi.fn(() => 'first')
  const words = readOnce('more words', read)
  words()
  read.mockImplementation(() => {
    throw new Error('line 3')
  })
  nextContent()
  expect([words(), words()]).toEqual(['first', 'first'])
  expect(read).toHaveBeenCalledTimes(2)
  expect(unreadContent()).toContain('line 3')
  read.mockImplementation(() => 'mended')
  nextContent()
  expect(unreadContent()).toBeUndefined()
  expect(words()).toBe('mended')
})

it('throws when nothing was ever read', () => {
  const words = readOnce('no words', () => {
    throw new Error('line 3')
  })
  expect(words).toThrow('line 3')
})
