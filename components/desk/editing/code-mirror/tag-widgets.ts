import { type Extension, RangeSet } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view'

/** What a reader sees in place of a tag; undefined if the tag names nothing that exists. */
export type ValueOfTag = (name: string, id: string) => { value: string; title: string } | undefined

/** A tag without words of its own: `<Fact id="mci" />`. */
const TAG = /<(Fact|Act|Term)\s+id="([a-z0-9-]+)"[^<>]*\/>/g

class TagWidget extends WidgetType {
  readonly value: string
  readonly title: string

  constructor(value: string, title: string) {
    super()
    this.value = value
    this.title = title
  }

  override eq(other: TagWidget): boolean {
    return other.value === this.value && other.title === this.title
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'cm-tag'
    element.textContent = this.value
    element.title = this.title
    return element
  }
}

/**
 * Shows tags as what readers see. The caret steps over such a tag, and one key deletes it whole;
 * the text itself is not changed.
 */
export function tagWidgets(shownFor: ValueOfTag): Extension {
  const matcher = new MatchDecorator({
    regexp: TAG,
    decorate(add, from, to, [, name = '', id = '']) {
      const shown = shownFor(name, id)
      if (shown)
        add(from, to, Decoration.replace({ widget: new TagWidget(shown.value, shown.title) }))
    },
  })
  const plugin = ViewPlugin.fromClass(
    class {
      shown: DecorationSet

      constructor(view: EditorView) {
        this.shown = matcher.createDeco(view)
      }

      update(update: ViewUpdate): void {
        this.shown = matcher.updateDeco(update, this.shown)
      }
    },
    {
      decorations: ({ shown }) => shown,
      provide: (own) =>
        EditorView.atomicRanges.of((view) => view.plugin(own)?.shown ?? RangeSet.empty),
    },
  )
  return plugin
}
