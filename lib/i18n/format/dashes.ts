/** Keeps each dash on the line of the word before it. */
export function holdDashes(text: string): string {
  return text.replace(/\s+(?=[—–](\s|$))/g, '\u00a0')
}
