import { isMap, isScalar, parseDocument } from 'yaml'

/**
 * Sets the version and the day in a translation's front matter and leaves everything else
 * unchanged. Returns undefined if the front matter has no `translates`.
 */
export function stampTranslation(text: string, version: string, day: string): string | undefined {
  const head = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  const start = text.indexOf('\n') + 1
  const translates = parseDocument(head?.[1] ?? '').get('translates', true)
  if (!isMap(translates)) return undefined
  // Quoted, because YAML would parse twelve digits as a number.
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
