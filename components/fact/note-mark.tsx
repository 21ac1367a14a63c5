/** Keeps a mark on the line of the words before it, and a full stop on that of what it ends. */
export const WORD_JOINER = '\u2060'

type Props = { note: string; label: string }

/** The mark behind words of a sentence: pressing it opens the note about them. */
export function NoteMark({ note, label }: Props) {
  return (
    <span className="glued">
      {WORD_JOINER}
      <button type="button" popoverTarget={note} className="fact-mark" aria-label={label} />
      {WORD_JOINER}
    </span>
  )
}
