import { globSync, readFileSync } from 'node:fs'
import { diffLines } from 'diff'
import { describe, expect, it, test } from 'vitest'
import { parseYaml } from '#lib/config/files/read-yaml.ts'
import { addChange, readFrontMatter, setFrontMatter } from '#lib/publishing/editing/front-matter.ts'

const FILES = globSync('content/{guides,pages}/*/*.mdx').sort()

/** The lines that a change takes out and puts in. */
function changed(before: string, after: string | undefined): [out: string[], put: string[]] {
  const parts = diffLines(before, after ?? '')
  const lines = (wanted: 'added' | 'removed') =>
    parts.filter((part) => part[wanted]).flatMap(({ value }) => value.trimEnd().split('\n'))
  return [lines('removed'), lines('added')]
}

function parsed(text: string | undefined): unknown {
  return parseYaml(/^---\n([\s\S]*?)\n---\n/.exec(text ?? '')?.[1] ?? '')
}

test('there are texts to try', () => {
  expect(FILES.length).toBeGreaterThan(50)
})

describe('in every text of the site', () => {
  it('each field that is set again to what it was changes nothing but its spelling', () => {
    for (const file of FILES) {
      const text = readFileSync(file, 'utf8')
      const fields = readFrontMatter(text) ?? new Map()
      expect(fields.size, file).toBeGreaterThan(2)
      for (const [field, value] of fields) {
        const again = setFrontMatter(text, field, value)
        expect(parsed(again), `${file} ${field}`).toEqual(parsed(text))
        if (field === 'changes' || Array.isArray(value)) continue
        expect(changed(text, again)[0].length, `${file} ${field}`).toBeLessThanOrEqual(1)
      }
    }
  })

  it('a changed title changes one line', () => {
    for (const file of FILES) {
      const text = readFileSync(file, 'utf8')
      const after = setFrontMatter(text, 'title', 'Қанша: “ақша” # керек')
      expect(changed(text, after), file).toEqual([
        [expect.stringMatching(/^title: /)],
        ['title: "Қанша: “ақша” # керек"'],
      ])
    }
  })

  it('a source more is a line more', () => {
    for (const file of FILES) {
      const text = readFileSync(file, 'utf8')
      const sources = readFrontMatter(text)?.get('sources')
      if (!Array.isArray(sources)) continue
      const after = setFrontMatter(text, 'sources', [...sources, 'the-new-law'])
      expect(changed(text, after), file).toEqual([[], ['  - the-new-law']])
    }
  })

  it('a change to tell readers is put above the others', () => {
    for (const file of FILES) {
      const text = readFileSync(file, 'utf8')
      const after = addChange(text, { date: '2026-12-24', note: 'The fee: it went up.' })
      const [out, put] = changed(text, after)
      expect(out, file).toEqual([])
      expect(put.filter((line) => line !== 'changes:')).toEqual([
        '  - date: 2026-12-24',
        '    note: "The fee: it went up."',
      ])
      expect(parsed(after)).toMatchObject({
        changes: expect.arrayContaining([{ date: '2026-12-24', note: 'The fee: it went up.' }]),
      })
    }
  })
})

describe('one field', () => {
  const text = '---\ntitle: A guide\nreviewer: null\norder: 3 # third\nchanges: []\n---\nWords.\n'

  it.each<[string, string | number | null | string[], string]>([
    ['title', '2026', 'title: "2026"'],
    ['title', 'null', 'title: "null"'],
    ['title', 'It is: so', 'title: "It is: so"'],
    ['title', '- a\nb', 'title: "- a b"'],
    ['title', '', 'title: ""'],
    ['reviewer', 'aigul', 'reviewer: aigul'],
    ['order', 4, 'order: 4 # third'],
    ['published', '2026-12-01', 'published: 2026-12-01'],
    ['related', ['one', 'two'], 'related: [one, two]'],
  ])('%s as %j', (field, value, line) => {
    const after = setFrontMatter(text, field, value)
    expect(changed(text, after)[1]).toEqual([line])
    expect(readFrontMatter(after ?? '')?.get(field)).toEqual(
      typeof value === 'string' ? value.replace('\n', ' ') : value,
    )
  })

  it('an empty list of changes takes the first one', () => {
    expect(addChange(text, { date: '2026-12-24', note: 'First words.' })).toContain(
      'changes:\n  - date: 2026-12-24\n    note: First words.\n---\nWords.',
    )
  })

  it('a front matter that cannot be read is left alone', () => {
    for (const broken of ['---\ntitle: "open\n---\nWords.\n', 'Words.\n', '---\n- a\n---\n']) {
      expect(readFrontMatter(broken)).toBeUndefined()
      expect(setFrontMatter(broken, 'title', 'A')).toBeUndefined()
      expect(addChange(broken, { date: '2026-12-24', note: 'A' })).toBeUndefined()
    }
  })
})
