const MAX_LENGTH = 60

/**
 * Normalizes a query without results for the statistics. Returns undefined when the query may
 * contain personal data (an e-mail address, a telephone or document number) or is too long to be
 * useful to an editor.
 */
export function missOf(query: string): string | undefined {
  const text = query.toLowerCase().replace(/\s+/gu, ' ').trim()
  if (text === '' || text.length > MAX_LENGTH || text.includes('@')) return undefined
  // Telephone and document numbers, also when written in groups of digits.
  if (/\p{N}(?:[\s().+/-]*\p{N}){3}/u.test(text)) return undefined
  return text
}
