type Props = {
  /** The id of the note; undefined where the page has none. */
  note: string | undefined
  label: string
}

/**
 * The button behind words of a sentence that opens the note about them. Browsers would break the
 * line on both sides of a button; `.glued` keeps it with the words before and the full stop after.
 */
export function NoteMark({ note, label }: Props) {
  if (note === undefined) return null
  return (
    <span className="glued">
      <button type="button" popoverTarget={note} className="fact-mark" aria-label={label} />
    </span>
  )
}
