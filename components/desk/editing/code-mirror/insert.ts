import { startCompletion } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import type { Insert } from './inserts.ts'

/** What stands before and after the chosen words; the caret goes to `|`. */
const AROUND: Record<
  Exclude<Insert, 'heading' | 'list' | 'numbers' | 'fact' | 'term'>,
  [string, string]
> = {
  bold: ['**', '|**'],
  link: ['[', '](|)'],
  steps: ['<Steps>\n\n<Step title="|">\n\n', '\n\n</Step>\n\n</Steps>'],
  warning: ['<Warning>\n\n', '|\n\n</Warning>'],
  picture: ['<Picture id="|" />', ''],
  contested: ['<Contested id="|">\n\n', '\n\n</Contested>'],
}

const LINE_STARTS = { heading: '## ', list: '- ', numbers: '1. ' }

/** Writes a tag or a sign of Markdown around what is chosen, or at the caret. */
export function insertInto(view: EditorView, insert: Insert): void {
  if (insert === 'heading' || insert === 'list' || insert === 'numbers') {
    startLines(view, LINE_STARTS[insert])
  } else if (insert === 'fact' || insert === 'term') {
    const name = insert === 'fact' ? 'Fact' : 'Term'
    const { empty } = view.state.selection.main
    surround(view, `<${name} id="|"${empty ? ' />' : '>'}`, empty ? '' : `</${name}>`)
    startCompletion(view)
  } else {
    surround(view, ...AROUND[insert])
    if (insert === 'contested' || insert === 'picture') startCompletion(view)
  }
  view.focus()
}

function surround(view: EditorView, before: string, after: string): void {
  const { from, to } = view.state.selection.main
  const words = view.state.sliceDoc(from, to)
  const written = before + words + after
  const caret = from + Math.max(0, written.indexOf('|'))
  view.dispatch({
    changes: { from, to, insert: written.replace('|', '') },
    selection: { anchor: caret },
    userEvent: 'input',
    scrollIntoView: true,
  })
}

function startLines(view: EditorView, start: string): void {
  const { doc, selection } = view.state
  const first = doc.lineAt(selection.main.from).number
  const last = doc.lineAt(selection.main.to).number
  const changes = Array.from({ length: last - first + 1 }, (_, index) => {
    const { from, text } = doc.line(first + index)
    return {
      from,
      to: from + (/^(?:#{1,6} |- |\d+\. )/.exec(text)?.[0].length ?? 0),
      insert: start,
    }
  })
  view.dispatch({ changes, userEvent: 'input', scrollIntoView: true })
}
