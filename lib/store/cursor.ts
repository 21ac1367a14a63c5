/** Keyset-pagination cursor for a URL: an instant and what orders rows of one instant; contains no user text. */
export function writeCursor(at: Temporal.Instant, ...ids: (string | number)[]): string {
  return [at.toString(), ...ids].join('~')
}

/** The cursor out of a URL; nothing when it is malformed. */
export function readCursor(text: string): { at: Temporal.Instant; ids: string[] } | undefined {
  const [instant = '', ...ids] = text.split('~')
  try {
    return { at: Temporal.Instant.from(instant), ids }
  } catch {
    return undefined
  }
}
