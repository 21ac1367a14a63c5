/**
 * Remembers what a parser made of each file last, so that reading the whole content again parses only
 * files whose text has changed. The results must not be changed by their users.
 *
 * @param parse depends on its arguments alone; `path` names the file
 */
export function parseOnce<Rest, T>(
  parse: (text: string, path: string, rest: Rest) => T,
): (text: string, path: string, rest: Rest) => T {
  const latest = new Map<string, { text: string; rest: Rest; parsed: T }>()
  return (text, path, rest) => {
    const known = latest.get(path)
    if (known?.text === text && known.rest === rest) return known.parsed
    const parsed = parse(text, path, rest)
    latest.set(path, { text, rest, parsed })
    return parsed
  }
}
