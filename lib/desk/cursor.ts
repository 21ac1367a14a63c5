/** Where a page of a list ended, as text for an address; it holds nothing that anybody typed. */
export function writeCursor(at: Temporal.Instant, ...ids: (string | number)[]): string {
  return [at.toString(), ...ids].join('~')
}

/** The same out of an address; nothing when it is none of ours. */
export function readCursor(text: string): { at: Temporal.Instant; ids: string[] } | undefined {
  const [instant = '', ...ids] = text.split('~')
  try {
    return { at: Temporal.Instant.from(instant), ids }
  } catch {
    return undefined
  }
}
