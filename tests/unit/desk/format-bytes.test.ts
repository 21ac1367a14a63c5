import { expect, it } from 'vitest'
import { formatBytes } from '#lib/desk/format-bytes.ts'

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_000, '1 kB'],
  [1_550_000, '1.6 MB'],
  [7_000_000_000_000, '7,000 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en')).toBe(words)
})

it('a size is said in the editor’s language', () => {
  expect(formatBytes(2_500_000, 'ru')).toMatch(/^2,5\sМБ$/)
})
