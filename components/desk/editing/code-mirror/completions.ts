import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  snippetCompletion,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Suggestion, Suggestions } from '#lib/publishing/editing/suggestions.ts'

/** What stands before the caret → the names that can follow. */
const PLACES: [before: RegExp, kind: keyof Suggestions][] = [
  [/<Fact\s+(?:[a-z]+="[^"]*"\s+)*id="([^"]*)$/, 'fact'],
  [/<Contested\s+id="([^"]*)$/, 'contested'],
  [/<Term\s+id="([^"]*)$/, 'term'],
  [/<Act\s+id="([^"]*)$/, 'act'],
  [/<Papers\s+stage="([^"]*)$/, 'stage'],
  [/<ForCountry\s+route="([^"]*)$/, 'route'],
  [/<Figure\s+name="([^"]*)$/, 'figure'],
  [/<Picture\s+id="([^"]*)$/, 'picture'],
  [/\]\(\/guides\/([^)\s]*)$/, 'guide'],
  [/\]\(\/facts\/([^)\s]*)$/, 'fact'],
  [/\]\(\/countries\/([^)\s]*)$/, 'country'],
]

/** Where the caret goes in a template, one after the other. */
const CARET = '$' + '{}'

/** The most names that are offered at once. */
const MAX_OPTIONS = 60

/** A tag with `|` where the caret goes, one place after the other. */
function tag(label: string, template: string): Completion {
  return snippetCompletion(template.replaceAll('|', CARET), { label })
}

const TAGS: Completion[] = [
  tag('<Fact />', '<Fact id="|" />'),
  tag('<Fact>', '<Fact id="|">|</Fact>'),
  tag('<Term />', '<Term id="|" />'),
  tag('<Act />', '<Act id="|" />'),
  tag('<Warning>', '<Warning>\n\n|\n\n</Warning>'),
  tag('<Contested>', '<Contested id="|">\n\n|\n\n</Contested>'),
  tag('<Steps>', '<Steps>\n\n<Step title="|">\n\n|\n\n</Step>\n\n</Steps>'),
  tag('<Step>', '<Step title="|">\n\n|\n\n</Step>'),
  tag('<Papers />', '<Papers stage="|" />'),
  tag('<ForCountry />', '<ForCountry route="|" />'),
  tag('<Figure />', '<Figure name="|" />'),
  tag('<Picture />', '<Picture id="|" />'),
]

/** Names whose id or title has all the words that were typed. */
export function matching(names: Suggestion[], typed: string): Suggestion[] {
  const words = typed
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
  return names
    .filter(({ id, title }) => {
      const text = `${id} ${title}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .slice(0, MAX_OPTIONS)
}

/** What is named at the end of these lines; undefined where nothing can be named. */
export function namedAt(before: string): { kind: keyof Suggestions; typed: string } | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  for (const [pattern, kind] of PLACES) {
    const typed = pattern.exec(line)?.[1]
    if (typed !== undefined) return { kind, typed }
  }
  const item = /^\s*- ([a-z0-9-]*)$/.exec(line)?.[1]
  const list = item === undefined ? undefined : /\n(\w+):\s*(?:\n\s*-[^\n]*)*$/.exec(before)?.[1]
  if (item !== undefined && list === 'sources') return { kind: 'source', typed: item }
  if (item !== undefined && list === 'related') return { kind: 'guide', typed: item }
  return undefined
}

/** Writes a chosen name. The caret goes on behind a tag that is whole with it: then its value is shown. */
function chooseName(
  view: EditorView,
  chosen: Completion,
  { id, from, to }: { id: string; from: number; to: number },
): void {
  const [end = ''] = /^"\s*\/>/.exec(view.state.sliceDoc(to, to + 10)) ?? []
  view.dispatch({
    changes: { from, to, insert: id },
    selection: { anchor: from + id.length + end.length },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(chosen),
  })
}

/** Completion of tags, and of the names in them, by id and by title. */
export function completions(names: () => Suggestions | undefined): Extension {
  function complete(context: CompletionContext): CompletionResult | null {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 4000), context.pos)
    const place = namedAt(before)
    if (place) {
      const found = matching(names()?.[place.kind] ?? [], place.typed)
      return {
        from: context.pos - place.typed.length,
        options: found.map(({ id, title, value }) => ({
          label: title,
          apply: (view, chosen, from, to) => chooseName(view, chosen, { id, from, to }),
          ...(value !== undefined && value !== title && { detail: value }),
        })),
        filter: false,
      }
    }
    const begun = context.matchBefore(/<[A-Za-z]*$/)
    return begun ? { from: begun.from, options: TAGS } : null
  }
  return autocompletion({ override: [complete], icons: false, closeOnBlur: true })
}
