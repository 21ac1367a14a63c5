import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { restoreLineEnds, shownInTextarea } from '#lib/publishing/editing/line-ends.ts'

/** What a browser posts of a textarea. */
function posted(text: string): string {
  return shownInTextarea(text).replaceAll('\n', '\r\n')
}

it('a file that comes back unchanged is the same file, whatever its line ends are', () => {
  const files = globSync('content/**/*.{mdx,yml,md,json}')
  expect(files.length).toBeGreaterThan(80)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const mixed = text.replace('\n', '\r\n')
    for (const original of [text, text.replaceAll('\n', '\r\n'), mixed, `\ufeff${text}`]) {
      expect(restoreLineEnds(posted(original), original) === original, file).toBe(true)
    }
  }
})

it.each([
  ['a\nb\n', 'a\r\nc\r\n', 'a\nc\n'],
  ['a\r\nb\r\n', 'a\r\nc\r\n', 'a\r\nc\r\n'],
  ['\ufeffa\r\nb\r\n', 'a\nc\n', '\ufeffa\r\nc\r\n'],
  ['', 'a\r\n', 'a\n'],
  ['a\n', 'a', 'a'],
])('%j that comes back as %j is stored as %j', (original, back, stored) => {
  expect(restoreLineEnds(back, original)).toBe(stored)
})
