/**
 * Joins parts as sentences. Adds a full stop unless the part ends in one, as a Russian date (“г.”)
 * does.
 */
export function sentences(parts: (string | false | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ')
}
