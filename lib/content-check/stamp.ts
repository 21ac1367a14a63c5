import { isMap, isScalar, parseDocument } from 'yaml'

/**
 * A translation's text with the version and the day of its front matter set anew, every other
 * sign left as it was; nothing when its front matter does not name what it translates.
 */
export function stampTranslation(text: string, version: string, day: string): string | undefined {
  const head = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  const start = text.indexOf('\n') + 1
  const translates = parseDocument(head?.[1] ?? '').get('translates', true)
  if (!isMap(translates)) return undefined
  // Quoted, because twelve digits would be read as a number.
  const values: [string, string][] = [
    ['version', `"${version}"`],
    ['day', day],
  ]
  const places = values.flatMap(([key, value]) => {
    const range = translates.get(key, true)
    if (!isScalar(range) || !range.range) return []
    return [{ from: start + range.range[0], to: start + range.range[1], value }]
  })
  if (places.length < values.length) return undefined
  return places
    .toSorted((a, b) => b.from - a.from)
    .reduce((whole, { from, to, value }) => whole.slice(0, from) + value + whole.slice(to), text)
}
