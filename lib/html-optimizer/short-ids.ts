const TAG = /<[a-z][^>]*>/gi
const ATTRIBUTE = / ([^\s=>"/]+)="([^"]*)"/g

/**
 * Gives notes that only their buttons open numbers in place of long names: the name of a record
 * stands in each button, in the note and in the link within it. An id that anything else in the
 * page may mean stays.
 *
 * @param asked the ids that the styles ask for
 */
export function shortenIds(html: string, asked: ReadonlySet<string>): string {
  const ids = new Set<string>()
  const targets = new Set<string>()
  const meant = new Set(asked)
  for (const [tag] of html.matchAll(TAG)) {
    for (const [, name = '', value = ''] of tag.matchAll(ATTRIBUTE)) {
      if (name === 'id') ids.add(value)
      else if (name.toLowerCase() === 'popovertarget') targets.add(value)
      else for (const word of value.split(/\s+/)) meant.add(word.replace(/^#/, ''))
    }
  }
  const short = new Map<string, string>()
  for (const id of targets) {
    const name = `${/^[a-z]+-/.exec(id)?.[0] ?? 'note-'}${short.size + 1}`
    if (!ids.has(id) || meant.has(id) || ids.has(name) || name.length >= id.length) continue
    short.set(id, name)
  }
  return html.replace(TAG, (tag) =>
    tag.replace(/ (id|popovertarget)="([^"]*)"/gi, (whole, attribute: string, id: string) => {
      const name = short.get(id)
      return name === undefined ? whole : ` ${attribute}="${name}"`
    }),
  )
}
