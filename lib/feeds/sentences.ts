/** Parts as sentences; one that ends in a full stop of its own, as a Russian day does, gets no other. */
export function sentences(parts: (string | false | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ')
}
