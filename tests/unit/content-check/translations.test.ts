import { expect, test } from 'vitest'
import { readContent } from '#lib/content-check/read/read-content.ts'
import { listVersions } from '#lib/content-check/versions.ts'
import { stampTranslation } from '#lib/publishing/editing/stamp.ts'
import {
  contentFolder,
  findingsWith,
  original,
  translation,
} from '#tests/factories/content-folder.ts'

const RU = 'content/guides/start-here/ru.mdx'

test('a translation that shows other records is a warning that names them', () => {
  const text = translation('Нужно: <Fact id="fee-card" /> и <Fact id="mci" />.\n')
  expect(findingsWith({ 'guides/start-here/ru.mdx': text })).toEqual([
    `${RU}:1: Warning: The translation does not show the same as its original: Fact fee-prp is missing, only here Fact fee-card, Fact mci. Name the same records, acts and terms in both.`,
  ])
})

test('a translation that is behind is a warning with the version to copy', () => {
  const text = translation('Нужно: <Fact id="fee-prp" />.\n', '0123456789ab')
  const [line, ...others] = findingsWith({ 'guides/start-here/ru.mdx': text })
  expect(line).toMatch(
    /ru\.mdx:5: Warning: The translation is behind its original, whose version is now [0-9a-f]{12}\. .* --stamp start-here ru\.$/,
  )
  expect(others).toEqual([])
})

test('a missing translation is a warning', () => {
  expect(findingsWith({ 'guides/start-here/kk.mdx': null })).toEqual([
    'content/guides/start-here/en.mdx:1: Warning: This guide has no translation into “kk”. Write content/guides/start-here/kk.mdx; until then readers get the original with a banner.',
  ])
})

test('two originals are an error, and so is none', () => {
  const two = findingsWith({ 'guides/start-here/ru.mdx': original('Нужно.\n') })
  expect(two).toContain(
    `${RU}:1: More than one language of this guide has no “translates”. Leave one original; name in each other file what it translates.`,
  )
  const none = findingsWith({ 'guides/start-here/en.mdx': null })
  expect(none).toContain(
    `${RU}:1: No language of this guide is the original. Take “translates” out of the file in which the guide was written.`,
  )
})

test('a page about the site must be there in every language', () => {
  expect(findingsWith({ 'pages/privacy/kk.mdx': null })).toEqual([
    'content/pages/privacy/kk.mdx:1: This file does not exist. Restore it; every page needs it.',
  ])
})

test('versions are listed with the state of each translation', () => {
  using folder = contentFolder({
    'guides/start-here/kk.mdx': translation('Керегі.\n', '0123456789ab'),
  })
  expect(listVersions(readContent(folder.dir, []))).toMatch(
    /^start-here\n {2}en {2}([0-9a-f]{12}) {2}original\n {2}ru {2}\1 {2}up to date, translated 2026-11-22\n {2}kk {2}0123456789ab {2}behind, translated 2026-11-22\n$/,
  )
})

test.each([
  [
    'on one line',
    'translates: { locale: en, version: "VERSION", day: 2026-11-22 } # from English',
    'translates: { locale: en, version: "98765432100e", day: 2026-12-01 } # from English',
  ],
  [
    'on several lines',
    'translates:\n  locale: en\n  version: 0123456789ab\n  day: 2026-11-22',
    'translates:\n  locale: en\n  version: "98765432100e"\n  day: 2026-12-01',
  ],
])('a stamp changes only version and day when they stand %s', (_where, before, after) => {
  const text = (head: string) =>
    `---\ntitle: Начало: это не конец\n${head}\n---\nТекст: version: 1.\n`
  expect(
    stampTranslation(text(before).replace('Начало: ', 'Начало, '), '98765432100e', '2026-12-01'),
  ).toBe(text(after).replace('Начало: ', 'Начало, '))
})

test('an original cannot be stamped', () => {
  expect(stampTranslation(original('Words.\n'), '98765432100e', '2026-12-01')).toBeUndefined()
})
