import { EditorState, type Extension, RangeSet } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'
import { ends, otherHalves, readTag, TAG, type TextTag } from './tags.ts'

/** What an editor sees in place of a tag; undefined if it is shown as it is written. */
export type ShownTag = (tag: TextTag) => { value: string; title: string } | undefined

class TagWidget extends WidgetType {
  readonly value: string
  readonly title: string
  readonly kind: TextTag['kind']

  constructor({ value, title }: { value: string; title: string }, kind: TextTag['kind']) {
    super()
    this.value = value
    this.title = title
    this.kind = kind
  }

  override eq(other: TagWidget): boolean {
    return other.value === this.value && other.title === this.title && other.kind === this.kind
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'cm-tag'
    element.dataset.kind = this.kind
    element.textContent = this.value
    element.title = this.title
    return element
  }
}

/** Ends the words of a tag that are shown within it. */
const END = { value: '▸', title: '' }

function replaced(widget: TagWidget): Decoration {
  return Decoration.replace({ widget })
}

/**
 * Shows tags as what readers see, and tags around words as marks at both ends of them. The caret steps
 * over a tag, and one key deletes it whole, both halves of a pair together; the words between stay, and
 * the text itself is not changed.
 */
export function tagWidgets(shownFor: ShownTag): Extension {
  const matcher = new MatchDecorator({
    regexp: TAG,
    decorate(add, from, to, match, view) {
      // A tag that is being written is shown as it is.
      if (view.state.selection.ranges.some((range) => range.from > from && range.to < to)) return
      const tag = readTag(match, from)
      const shown = shownFor(tag)
      if (!shown) return
      const [first, second] = ends(tag)
      if (first) add(first.from, first.to, replaced(new TagWidget(shown, tag.kind)))
      if (second) add(second.from, second.to, replaced(new TagWidget(END, tag.kind)))
    },
  })
  const plugin = ViewPlugin.fromClass(
    class {
      shown: DecorationSet

      constructor(view: EditorView) {
        this.shown = matcher.createDeco(view)
      }

      update(update: ViewUpdate): void {
        this.shown = update.selectionSet
          ? matcher.createDeco(update.view)
          : matcher.updateDeco(update, this.shown)
      }
    },
    {
      decorations: ({ shown }) => shown,
      provide: (own) =>
        EditorView.atomicRanges.of((view) => view.plugin(own)?.shown ?? RangeSet.empty),
    },
  )
  return [plugin, deleteInPairs]
}

/** Deleting one half of a pair of tags deletes the other one, however it is deleted. */
const deleteInPairs = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.isUserEvent('delete')) return transaction
  const text = transaction.startState.doc.toString()
  const also: { from: number; to: number }[] = []
  transaction.changes.iterChanges((from, to, newFrom, newTo) => {
    if (newFrom === newTo) also.push(...otherHalves(text, from, to))
  })
  return also.length > 0 ? [transaction, { changes: also }] : transaction
})
