import type { OtherEditor } from './ask-desk.ts'
import type { KeptText, SaveState } from './saver.ts'
import type { EditWords } from './words.ts'

/** Who else has a draft of the file. */
export function OthersLine({ others, words }: { others: OtherEditor[]; words: EditWords }) {
  if (others.length === 0) return null
  return (
    <p role="status" data-others className="border-saffron border-s-4 ps-3">
      {words.others.replace('{who}', others.map(({ author }) => author).join(', '))}
    </p>
  )
}

type KeptProps = {
  kept: KeptText | undefined
  lang: string
  words: EditWords
  take: (text: string) => void
  drop: () => void
}

/** A text that the browser kept and the server never had. */
export function KeptNotice({ kept, lang, words, take, drop }: KeptProps) {
  if (!kept) return null
  return (
    <div role="alert" data-kept className="grid gap-2 border-saffron border-s-4 ps-3">
      <p>{words.kept.replace('{time}', new Date(kept.at).toLocaleString(lang))}</p>
      <p className="flex flex-wrap gap-3">
        <button type="button" className="press" onClick={() => take(kept.text)}>
          {words.takeKept}
        </button>
        <button type="button" className="press" data-quiet onClick={drop}>
          {words.dropKept}
        </button>
      </p>
    </div>
  )
}

type ChangedProps = {
  state: SaveState
  lang: string
  words: EditWords
  keepMine: (version: number) => void
  takeTheirs: (text: string, version: number) => void
}

/** The same draft was saved in another window since. */
export function ChangedNotice({ state, lang, words, keepMine, takeTheirs }: ChangedProps) {
  if (state.kind !== 'changed') return null
  const { text, version } = state
  return (
    <div role="alert" data-changed className="grid gap-2 border-bad border-s-4 ps-3">
      <p>{words.changed}</p>
      <pre lang={lang} className="field max-h-60 overflow-auto whitespace-pre-wrap">
        {text}
      </pre>
      <p className="flex flex-wrap gap-3">
        <button type="button" className="press" onClick={() => keepMine(version)}>
          {words.keepMine}
        </button>
        <button
          type="button"
          className="press"
          data-quiet
          onClick={() => takeTheirs(text, version)}
        >
          {words.takeTheirs}
        </button>
      </p>
    </div>
  )
}
