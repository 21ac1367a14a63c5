/** Prevents a line break before a dash. */
export function holdDashes(text: string): string {
  return text.replace(/\s+(?=[—–](\s|$))/g, '\u00a0')
}
