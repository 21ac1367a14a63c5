import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listGuides } from '#lib/guides/find.ts'
import { readFrontMatter } from '#lib/publishing/editing/front-matter.ts'
import { newGuideText, newTranslationText } from '#lib/publishing/editing/new-text.ts'
import { versionOfText, wordDifferences } from '#lib/publishing/editing/original-since.ts'

it('the version of a text is the one by which translations name it', () => {
  for (const { slug, original, version } of listGuides())
    expect(versionOfText(readFileSync(`content/guides/${slug}/${original}.mdx`, 'utf8'))).toBe(
      version,
    )
})

it('a text without readable front matter has no version', () => {
  for (const text of ['', 'Words', '---\ntitle: [\n---\n', '---\ntitle: A\n---\nWords'])
    expect(versionOfText(text)).toBeUndefined()
})

it('differences are shown word by word, place by place', () => {
  const blocks = wordDifferences(
    'Same.\nYou pay at a bank.\nGone.\nSame.\n',
    'Same.\nYou pay at any bank.\nSame.\nNew.\n',
  )
  const inWords = blocks.map((block) =>
    block.map(
      ({ words, kind }) => ({ same: words, added: `+${words}`, removed: `-${words}` })[kind],
    ),
  )
  expect(inWords.map((parts) => parts.join('|'))).toEqual([
    expect.stringMatching(/You pay at \|-a.*\+any/s),
    '+New.',
  ])
})

it('a new translation names its original, its version and the day', () => {
  for (const file of globSync('content/guides/*/en.mdx')) {
    const text = readFileSync(file, 'utf8')
    const made = newTranslationText(text, { locale: 'en', today: '2026-12-24' }) ?? ''
    expect(made).toContain(`version: "${versionOfText(text)}"`)
    expect(readFrontMatter(made)?.get('title')).toBe(readFrontMatter(text)?.get('title'))
    expect(versionOfText(made)).toBe(versionOfText(text))
  }
})

it('a new guide has every field that the check asks for', () => {
  const fields = readFrontMatter(newGuideText({ today: '2026-12-24', order: 5 }))
  expect(fields?.get('published')).toBe('2026-12-24')
  expect([...(fields?.keys() ?? [])]).toEqual(
    expect.arrayContaining(['title', 'summary', 'audience', 'stage', 'order', 'author', 'sources']),
  )
})
