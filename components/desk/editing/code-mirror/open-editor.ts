import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import type { Suggestion, Suggestions } from '#lib/publishing/editing/suggestions.ts'
import { completions } from './completions.ts'
import { insertInto } from './insert.ts'
import type { Insert } from './inserts.ts'
import { mdxLanguage } from './mdx-language.ts'
import { tagWidgets } from './tag-widgets.ts'
import type { TextTag } from './tags.ts'

/** A mistake in a text, by its line from 1. */
export type Mark = { line: number; words: string; level: 'error' | 'warning' }

export type EditorOptions = {
  parent: HTMLElement
  text: string
  /** The language of the text, for the browser's spelling check. */
  lang: string
  label: string
  /** The element with the note that says how to leave the field by keyboard. */
  describedBy: string
  phrases: Record<string, string>
  /** What tags are called. */
  tagNames: Record<string, string>
  names: () => Suggestions | undefined
  onChange: (text: string) => void
  /** Gives the text for pasted HTML; undefined if there is none or it is plain. */
  onPaste: (html: string, put: (text: string) => void) => boolean
}

export type OpenEditor = {
  text: () => string
  /** Replaces only what is different, so that the caret stays and it can be undone. */
  setText: (text: string) => void
  mark: (marks: Mark[]) => void
  insert: (insert: Insert) => void
  goTo: (line: number) => void
  /** Shows tags as what readers see, or as they are written. */
  showValues: (shown: boolean) => void
  destroy: () => void
}

/** Opens CodeMirror in an element. Its style elements get the nonce of the page's policy. */
export function openEditor(options: EditorOptions): OpenEditor {
  const { parent, text, names, onChange } = options
  const values = new Compartment()
  const widgets = () => tagWidgets((tag) => shownTag(tag, names(), options.tagNames))
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        nonce ? EditorView.cspNonce.of(nonce) : [],
        // What was read with line feeds is written with them.
        EditorState.lineSeparator.of('\n'),
        EditorState.phrases.of(options.phrases),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        search({ top: true }),
        EditorView.lineWrapping,
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        mdxLanguage,
        values.of(widgets()),
        completions(names),
        attributes(options),
        pasting(options),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    setText: (next) => replaceDifference(view, next),
    mark: (marks) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => toDiagnostic(view, mark)),
        ),
      ),
    insert: (insert) => insertInto(view, insert),
    goTo(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      view.focus()
    },
    showValues: (shown) => view.dispatch({ effects: values.reconfigure(shown ? widgets() : []) }),
    destroy: () => view.destroy(),
  }
}

function attributes({ lang, label, describedBy }: EditorOptions): Extension {
  return EditorView.contentAttributes.of({
    lang,
    // Browsers focus it without, checkers of accessibility do not know.
    tabindex: '0',
    spellcheck: 'true',
    autocorrect: 'on',
    autocapitalize: 'sentences',
    'aria-label': label,
    'aria-describedby': describedBy,
  })
}

function pasting({ onPaste }: EditorOptions): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const html = event.clipboardData?.getData('text/html') ?? ''
      if (!html) return false
      return onPaste(html, (text) => view.dispatch(view.state.replaceSelection(text)))
    },
  })
}

/** Of which kind are the names in a tag; those in `VALUES` are shown as their value. */
const KINDS: Record<string, keyof Suggestions> = {
  Fact: 'fact',
  Act: 'act',
  Term: 'term',
  Contested: 'contested',
  Papers: 'stage',
  ForCountry: 'route',
  Figure: 'figure',
  Picture: 'picture',
}

const VALUES = new Set(['Fact', 'Act', 'Term'])

/** What stands in place of a tag; one that names nothing that exists is shown as it is written. */
function shownTag(
  { name, kind, subject }: TextTag,
  names: Suggestions | undefined,
  tagNames: Record<string, string>,
): { value: string; title: string } | undefined {
  const called = tagNames[name]
  if (called === undefined) return undefined
  if (kind === 'close') return { value: '◂', title: called }
  const list = KINDS[name]
  const found: Suggestion | undefined = list && names?.[list].find(({ id }) => id === subject)
  if (list && !found) return undefined
  const title = found ? `${found.title} (${found.id})` : subject || called
  if (kind === 'alone') {
    if (found && VALUES.has(name)) return { value: found.value ?? found.title, title }
    return { value: `${called}: ${found?.title ?? subject}`, title }
  }
  // Within a sentence the mark is short: the words themselves are what readers see.
  if (VALUES.has(name)) return { value: `${called} ▸`, title }
  if (name === 'Step') return { value: `${called}:`, title }
  return { value: `${called}${found ? `: ${found.title}` : ''} ▸`, title }
}

function toDiagnostic(view: EditorView, { line, words, level }: Mark): Diagnostic {
  const { doc } = view.state
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines))
  return { from, to, severity: level, message: words }
}

function replaceDifference(view: EditorView, next: string): void {
  const old = view.state.doc.toString()
  if (old === next) return
  let from = 0
  while (from < old.length && from < next.length && old[from] === next[from]) from += 1
  let [oldEnd, nextEnd] = [old.length, next.length]
  while (oldEnd > from && nextEnd > from && old[oldEnd - 1] === next[nextEnd - 1]) {
    oldEnd -= 1
    nextEnd -= 1
  }
  view.dispatch({ changes: { from, to: oldEnd, insert: next.slice(from, nextEnd) } })
}
