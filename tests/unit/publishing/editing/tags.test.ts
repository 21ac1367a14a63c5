import { globSync, readFileSync } from 'node:fs'
import { history, undo } from '@codemirror/commands'
import { EditorState, type Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { tagWidgets } from '#components/desk/editing/code-mirror/tag-widgets.ts'
import { otherHalves, tagPairs } from '#components/desk/editing/code-mirror/tags.ts'

/** A text after somebody deleted a piece of it, as the editor makes it. */
function without(text: string, piece: string): { text: string; undone: string } {
  const from = text.indexOf(piece)
  expect(from).toBeGreaterThanOrEqual(0)
  let state = EditorState.create({
    doc: text,
    extensions: [history(), tagWidgets(() => undefined)],
  })
  state = state.update({
    changes: { from, to: from + piece.length },
    userEvent: 'delete.backward',
  }).state
  const after = state.doc.toString()
  const dispatch = (transaction: Transaction) => {
    state = transaction.state
  }
  undo({ state, dispatch })
  return { text: after, undone: state.doc.toString() }
}

const STEPS = `<Steps>

<Step title="Go to the bank">

Take the <Term id="iin">number</Term> with you.

</Step>

</Steps>
`

describe('one key deletes both halves of a tag around words', () => {
  it.each([
    ['<Fact id="mci">the index</Fact> rose', '<Fact id="mci">', 'the index rose'],
    ['<Fact id="mci">the index</Fact> rose', '</Fact>', 'the index rose'],
    ['<Warning>\n\nDo not.\n\n</Warning>\n', '</Warning>', '\n\nDo not.\n\n\n'],
    [
      STEPS,
      '<Step title="',
      STEPS.replace('<Step title="Go to the bank">', '').replace('</Step>', ''),
    ],
    [STEPS, '</Step>', STEPS.replace('<Step title="Go to the bank">', '').replace('</Step>', '')],
    [STEPS, '<Steps>', STEPS.replace('<Steps>', '').replace('</Steps>', '')],
    // Within the title and between the tags, only what was deleted goes.
    [STEPS, ' to the bank', STEPS.replace(' to the bank', '')],
    [STEPS, 'number', STEPS.replace('number', '')],
    // A tag that stands alone has no other half, and a pair that goes whole needs nothing more.
    ['It is <Fact id="mci" /> now', '<Fact id="mci" />', 'It is  now'],
    ['A <Term id="iin">number</Term>.', '<Term id="iin">number</Term>', 'A .'],
  ])('%j without %j', (text, piece, left) => {
    expect(without(text, piece)).toEqual({ text: left, undone: text })
  })

  it('the inner pair of two of one name belongs together', () => {
    const text = '<Step title="a"><Step title="b">x</Step></Step>'
    const inner = text.indexOf('</Step>')
    expect(otherHalves(text, inner, inner + 7)).toEqual([
      { from: text.indexOf('<Step title="b">'), to: text.indexOf('x') },
    ])
  })
})

it('in every text of the site each tag around words has its other half', () => {
  const files = globSync('content/guides/*/*.mdx')
  expect(files.length).toBeGreaterThan(40)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const halves = text.match(/<\/?[A-Z][A-Za-z]*(?:\s[^<>]*[^/<>])?>/g) ?? []
    expect(tagPairs(text).length * 2, file).toBe(halves.length)
  }
})
