const LONGEST = 60

/**
 * A query that found nothing, as it may be counted: one spelling for all, without anything that
 * a person could be known by. Undefined when it may hold such a thing, or is too long to be of
 * use to an editor.
 */
export function missOf(query: string): string | undefined {
  const text = query.toLowerCase().replace(/\s+/gu, ' ').trim()
  if (text === '' || text.length > LONGEST || text.includes('@')) return undefined
  // Telephone and document numbers, also written in groups.
  if (/\p{N}(?:[\s().+/-]*\p{N}){3}/u.test(text)) return undefined
  return text
}
