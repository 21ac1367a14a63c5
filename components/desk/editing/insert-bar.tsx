import { type Insert, insertsFor } from './code-mirror/inserts.ts'
import type { EditWords } from './words.ts'

type Props = {
  /** The text's path in the content. */
  path: string
  words: EditWords
  values: boolean
  insert: (insert: Insert) => void
  show: (values: boolean) => void
}

/** The bar that writes headings, lists and tags. */
export function InsertBar({ path, words, values, insert, show }: Props) {
  return (
    <div role="toolbar" aria-label={words.bar} className="flex flex-wrap gap-1">
      {insertsFor(path).map((name) => (
        <button
          key={name}
          type="button"
          data-insert={name}
          onClick={() => insert(name)}
          className="bar-button"
        >
          {words.inserts[name]}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={values}
        onClick={() => show(!values)}
        className="bar-button"
      >
        {words.values}
      </button>
    </div>
  )
}
