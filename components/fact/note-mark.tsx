type Props = {
  /** The id of the note; undefined if the page has none. */
  note: string | undefined
  label: string
}

/**
 * The button after a text that opens its note. Browsers allow a line break on both sides of a
 * button; `.glued` keeps it on the line of the text before and the full stop after.
 */
export function NoteMark({ note, label }: Props) {
  if (note === undefined) return null
  return (
    <span className="glued">
      <button type="button" popoverTarget={note} className="fact-mark" aria-label={label} />
    </span>
  )
}
