import { expect, it, onTestFinished, vi } from 'vitest'
import { contentState } from '#lib/config/files/content-dir.ts'
import { readOnce } from '#lib/config/files/read-once.ts'

function show(dir: string): void {
  contentState().dir = dir
  onTestFinished(() => {
    contentState().dir = undefined
  })
}

it('reads once for each content that is shown', () => {
  const read = vi.fn(() => 'words')
  const words = readOnce('words', read)
  expect([words(), words()]).toEqual(['words', 'words'])
  expect(read).toHaveBeenCalledTimes(1)
  show('/another')
  expect([words(), words()]).toEqual(['words', 'words'])
  expect(read).toHaveBeenCalledTimes(2)
})

it('holds one reading for all bundles that read the same', () => {
  const read = vi.fn(() => 'words')
  const readers = [readOnce('shared words', read), readOnce('shared words', read)]
  expect(readers.map((words) => words())).toEqual(['words', 'words'])
  expect(read).toHaveBeenCalledTimes(1)
})

it('reads again at the next call when reading fails', () => {
  const read = vi.fn(() => 'words')
  read.mockImplementationOnce(() => {
    throw new Error('line 3')
  })
  const words = readOnce('no words', read)
  expect(words).toThrow('line 3')
  expect(words()).toBe('words')
})
