/** The ids that a text's tags name, by tag, in order of first use: `Fact`, `Act`, `Term` and others. */
export type ReferencedIds = Record<string, string[]>

const TAG = /<([A-Z]\w*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/g
const ID = /\sid="([^"]+)"/

/**
 * What the tags of an MDX text name. Scanned rather than parsed, which takes a hundredth of the
 * time: the page of a record asks this of all texts. Authors write only tags with plain attributes.
 */
export function referencedIds(body: string): ReferencedIds {
  const uses: ReferencedIds = {}
  for (const [, name = '', attributes = ''] of body.matchAll(TAG)) {
    const id = ID.exec(attributes)?.[1]
    if (id === undefined) continue
    const ids = uses[name] ?? []
    if (!ids.includes(id)) uses[name] = [...ids, id]
  }
  return uses
}
