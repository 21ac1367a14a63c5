import { describe, expect, it } from 'vitest'
import { wordDiff } from '#lib/publishing/history/word-diff.ts'
import { mergeTexts } from '#lib/publishing/merge.ts'

const BASE = 'title: One\nsummary: Two\n\nFirst.\n\nSecond.\n'

describe('two edits of one text', () => {
  it.each([
    [
      'at both ends',
      BASE.replace('One', 'A'),
      `${BASE}Third.\n`,
      `${BASE.replace('One', 'A')}Third.\n`,
    ],
    ['the same edit', BASE.replace('One', 'A'), BASE.replace('One', 'A'), BASE.replace('One', 'A')],
    ['one of them none', BASE, `${BASE}Third.\n`, `${BASE}Third.\n`],
    [
      'one takes lines out',
      BASE.replace('First.\n\n', ''),
      BASE.replace('One', 'A'),
      BASE.replace('First.\n\n', '').replace('One', 'A'),
    ],
  ])('%s are both kept', (_, mine, theirs, merged) => {
    expect(mergeTexts(BASE, mine, theirs)).toEqual({ merged })
    expect(mergeTexts(BASE, theirs, mine)).toEqual({ merged })
  })

  it('of one line are given beside each other, with what was there', () => {
    expect(mergeTexts(BASE, BASE.replace('One', 'A'), BASE.replace('One', 'B'))).toEqual({
      conflicts: [{ mine: 'title: A', base: 'title: One', theirs: 'title: B' }],
    })
  })

  it('of one line, of which one took it out, are no merge', () => {
    const merge = mergeTexts(BASE, BASE.replace('First.\n', ''), BASE.replace('First.', '1st.'))
    expect(merge).toHaveProperty('conflicts')
  })

  it('of a very long text with many equal lines end at once', () => {
    const long = 'same\n'.repeat(300_000)
    expect(mergeTexts(long, `${long}a\n`, `b\n${long}`)).toHaveProperty('conflicts')
  })
})

describe('the difference of two texts', () => {
  it('is in words, within their line', () => {
    expect(wordDiff(BASE, BASE.replace('summary: Two', 'summary: Two and three'))).toEqual([
      {
        line: 2,
        words: [
          { kind: 'same', words: 'title: One\n' },
          { kind: 'same', words: 'summary: Two' },
          { kind: 'added', words: ' and three' },
          { kind: 'same', words: '\n' },
        ],
      },
    ])
  })

  it('names the lines of the new text', () => {
    const after = BASE.replace('title: One\n', '').replace('Second.', 'Second and last.')
    expect(wordDiff(BASE, after).map(({ line }) => line)).toEqual([1, 5])
  })

  it('of a file that is new or gone is all of it; of equal ones nothing', () => {
    expect(wordDiff(null, 'a\nb\n')).toEqual([
      { line: 1, words: [{ kind: 'added', words: 'a\nb' }] },
    ])
    expect(wordDiff('a\nb\n', null)).toEqual([
      { line: 1, words: [{ kind: 'removed', words: 'a\nb' }] },
    ])
    expect(wordDiff(BASE, BASE)).toEqual([])
  })

  it('keeps Kazakh and Russian words whole', () => {
    const words = wordDiff('Рұқсат қағазын алыңыз.\n', 'Рұқсат қағазыңызды алыңыз.\n')[0]?.words
    expect(words?.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', words: 'қағазын' },
      { kind: 'added', words: 'қағазыңызды' },
    ])
  })
})
