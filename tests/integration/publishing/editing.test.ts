import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkContentAs } from '#lib/publishing/check/check.ts'
import { listContentFiles, readContentFile } from '#lib/publishing/content-file.ts'
import { parseContentPath } from '#lib/publishing/content-path.ts'
import { saveDraft } from '#lib/publishing/drafts.ts'
import { findOriginal, openText, sinceOriginal } from '#lib/publishing/editing/open-text.ts'
import { draftTexts, previewContent } from '#lib/publishing/editing/preview-content.ts'
import {
  findPreviewLink,
  linkEnd,
  makePreviewLink,
  revokePreviewLink,
} from '#lib/publishing/editing/preview-links.ts'
import { stampTranslation } from '#lib/publishing/editing/stamp.ts'
import { publishChange } from '#lib/publishing/publish.ts'
import {
  ANNA,
  BOTA,
  contentCopy,
  draft,
  gitIn,
  handIn,
  textAt,
  writeAt,
} from '../../factories/editing-room.ts'
import { DATABASES, freshFolder, freshStore } from '../../factories/fresh-store.ts'
import { NOON } from '../../factories/instant.ts'
import { UNSAFE_TEXTS } from '../../factories/unsafe-texts.ts'

/** What a browser posts of a textarea (HTML, 4.10.22.4). */
function posted(text: string): string {
  return text.replaceAll('\n', '\r\n')
}

function parsed(path: string) {
  const found = parseContentPath(path)
  if (!found) throw new Error(path)
  return found
}

describe.each(DATABASES)('the editing room on $name', (database) => {
  test('every file that comes back from a textarea unchanged is the same file', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    const files = await listContentFiles(dir)
    expect(files.length).toBeGreaterThan(80)
    for (const { path } of files) {
      const { text, hash } = await readContentFile(dir, path)
      const saved = await saveDraft(store, dir, {
        path,
        author: ANNA,
        baseHash: hash,
        text: posted(text ?? ''),
        version: 0,
        at: NOON,
      })
      expect(saved, path).toEqual({ outcome: 'unchanged' })
    }
    expect(await store.contentDrafts.list()).toEqual([])
  })

  test('one changed word of a posted text is one changed line of its draft', async () => {
    const { store } = await freshStore(database)
    const { dir } = await contentCopy({ git: false })
    const path = 'guides/refusal/ru.mdx'
    const { text, hash } = await readContentFile(dir, path)
    const before = (text ?? '').split('\n')
    const line = before.findIndex((one) => one.length > 60 && !one.includes(':'))
    const changed = before.with(line, `${before[line]} Слово.`)
    await saveDraft(store, dir, {
      path,
      author: ANNA,
      baseHash: hash,
      text: posted(changed.join('\n')),
      version: 0,
      at: NOON,
    })
    const after = ((await store.contentDrafts.find(path, ANNA))?.text ?? '').split('\n')
    expect(after.length).toBe(before.length)
    expect(after.flatMap((one, index) => (one === before[index] ? [] : [index]))).toEqual([line])
  })

  test('a preview has the drafts of one editor only, and what readers see stays as it is', async () => {
    const { store } = await freshStore(database)
    const settings = await contentCopy({ git: false })
    await draft(store, settings, ANNA, {
      'guides/refusal/ru.mdx': (text) => `${text}\nСлово Анны.\n`,
      'guides/brand-new/en.mdx': () => '---\ntitle: A new guide\n---\n',
    })
    await draft(store, settings, BOTA, {
      'guides/refusal/en.mdx': (text) => `${text}\nBota’s word.\n`,
    })
    const data = await freshFolder()
    const dir = await previewContent(data, await draftTexts(store, ANNA))
    expect(await readFile(join(dir, 'guides/refusal/ru.mdx'), 'utf8')).toContain('Слово Анны.')
    expect(await readFile(join(dir, 'guides/brand-new/en.mdx'), 'utf8')).toContain('A new guide')
    expect(await readFile(join(dir, 'guides/refusal/en.mdx'), 'utf8')).not.toContain('Bota')
    expect(await textAt(settings, 'guides/refusal/ru.mdx')).not.toContain('Слово Анны.')
  })

  test('a link opens one page for a day, until it is ended or made anew', async () => {
    const { store } = await freshStore(database)
    const page = { path: '/ru/guides/refusal', author: ANNA, at: NOON }
    const key = await makePreviewLink(store, page)
    const found = await findPreviewLink(store, key, NOON)
    expect(found).toMatchObject({ path: page.path, author: ANNA })
    expect(await findPreviewLink(store, key, NOON.add({ hours: 23 }))).toBeDefined()
    expect(await findPreviewLink(store, key, NOON.add({ hours: 25 }))).toBeUndefined()
    expect(await findPreviewLink(store, `${key}x`, NOON)).toBeUndefined()
    expect(await linkEnd(store, page)).toEqual(NOON.add({ hours: 24 }))

    const second = await makePreviewLink(store, page)
    expect(await findPreviewLink(store, key, NOON)).toBeUndefined()
    const elsewhere = await makePreviewLink(store, { ...page, path: '/en/about' })
    await revokePreviewLink(store, page)
    expect(await findPreviewLink(store, second, NOON)).toBeUndefined()
    expect(await linkEnd(store, page)).toBeUndefined()
    expect(await findPreviewLink(store, elsewhere, NOON)).toMatchObject({ path: '/en/about' })
  })
})

describe('a translation', () => {
  const EN = 'guides/refusal/en.mdx'
  const RU = 'guides/refusal/ru.mdx'

  test('shows what changed in the original since, until it is said to be up to date', async () => {
    const { store } = await freshStore()
    const settings = await contentCopy({ git: false })
    const editing = { store, editor: ANNA, today: '2026-12-24', dir: settings.dir }
    const text = await textAt(settings, RU)
    expect(await sinceOriginal(parsed(RU), text, editing)).toBeUndefined()
    await draft(store, settings, ANNA, { [EN]: (was) => `${was}\nAsk the office in writing.\n` })
    const since = await sinceOriginal(parsed(RU), text, editing)
    expect(since?.original).toMatchObject({ path: EN, locale: 'en' })
    expect(since?.blocks).toEqual([
      [{ words: expect.stringContaining('Ask the office in writing.'), kind: 'added' }],
    ])
    const stamped = stampTranslation(text, since?.version ?? '', '2026-12-24') ?? ''
    expect(await sinceOriginal(parsed(RU), stamped, editing)).toBeUndefined()
    expect(stamped).toContain('day: 2026-12-24')
  })

  test('shows the same after the original was published, from the history of git', async () => {
    const { store } = await freshStore()
    const settings = await contentCopy()
    const editing = { store, editor: ANNA, today: '2026-12-24', dir: settings.dir }
    await writeAt(settings, EN, `${await textAt(settings, EN)}\nAsk the office in writing.\n`)
    gitIn(settings.dir, 'commit', '--quiet', '--all', '--message=By a developer')
    const since = await sinceOriginal(parsed(RU), await textAt(settings, RU), editing)
    expect(since?.blocks).toEqual([
      [{ words: expect.stringContaining('Ask the office in writing.'), kind: 'added' }],
    ])
  })

  test('that is missing begins with the original and its version', async () => {
    const { store } = await freshStore()
    const settings = await contentCopy({ git: false })
    const editing = { store, editor: ANNA, today: '2026-12-24', dir: settings.dir }
    const original = await textAt(settings, EN)
    await draft(store, settings, ANNA, { 'guides/brand-new/en.mdx': () => original })
    const opened = await openText(parsed('guides/brand-new/kk.mdx'), editing)
    expect(opened).toMatchObject({ isNew: true, base: '' })
    expect(opened.text).toMatch(/translates:\n {2}locale: en\n {2}version: "[0-9a-f]{12}"/)
    const path = 'guides/brand-new/kk.mdx'
    const files = [
      { path: 'guides/brand-new/en.mdx', text: original },
      { path, text: opened.text },
    ]
    const findings = await checkContentAs(settings.dir, files, '2026-12-24')
    expect(
      findings.filter((one) => one.path === `content/${path}` && one.level === 'error'),
    ).toEqual([])
    const first = await openText(parsed('guides/another/en.mdx'), editing)
    expect(first.text).toContain('published: 2026-12-24')
    expect(await findOriginal(parsed('guides/another/ru.mdx'), editing)).toBeUndefined()
    const letter = await openText(parsed('letters/2027-01-01/ru.mdx'), editing)
    expect(letter).toMatchObject({ isNew: true })
    expect(letter.text).toMatch(/^---\nsubject: ""\npreheader: ""\n---\n/)
  })
})

test('a text that could run code is kept as a draft, and neither checked as right nor published', async () => {
  const { store } = await freshStore()
  const settings = await contentCopy({ git: false })
  const original = await textAt(settings, 'guides/refusal/en.mdx')
  const drafts = UNSAFE_TEXTS.map((unsafe, index) => ({
    path: `guides/unsafe-${index}/en.mdx`,
    text: `${original}\n${unsafe}\n`,
  }))
  expect(drafts.length).toBeGreaterThan(50)
  // What cannot be read is said alone: the others are checked once it is out of the way.
  let passed = drafts
  for (let before = passed.length + 1; passed.length > 0 && passed.length < before; ) {
    before = passed.length
    const findings = await checkContentAs(settings.dir, passed, '2026-11-30')
    const errors = new Set(findings.flatMap(({ level, path }) => (level === 'error' ? path : [])))
    passed = passed.filter(({ path }) => !errors.has(`content/${path}`))
  }
  expect(passed.map(({ text }) => text.slice(original.length))).toEqual([])
  const [first] = drafts
  if (!first) throw new Error('no draft')
  const id = await handIn(store, settings, ANNA, { [first.path]: () => first.text })
  const published = await publishChange(store, settings, { id, by: ANNA, at: NOON })
  expect(published.outcome).toBe('errors')
  await expect(textAt(settings, first.path)).rejects.toThrow('ENOENT')
}, 300_000)
