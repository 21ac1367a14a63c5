import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { remarkTypography } from '#lib/guides/typography.ts'

async function set(mdx: string): Promise<string> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkTypography)
    .use(remarkStringify)
  return String(await processor.process(mdx)).trim()
}

test('a dash stays with the word before it, wherever the lines of the source end', async () => {
  expect(await set('Отбор — первый шаг.')).toBe('Отбор\u00a0— первый шаг.')
  expect(await set('Отбор\n— первый шаг.')).toBe('Отбор\u00a0— первый шаг.')
  expect(await set('<Fact id="mci" /> — сегодня.')).toBe('<Fact id="mci" />\u00a0— сегодня.')
  expect(await set('2026–2028, кто-то, a - b')).toBe('2026–2028, кто-то, a - b')
})
