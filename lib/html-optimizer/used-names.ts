/** The names by which rules of a stylesheet can find the elements of a page. */
export type UsedNames = {
  tags: ReadonlySet<string>
  classes: ReadonlySet<string>
  ids: ReadonlySet<string>
  attributes: ReadonlySet<string>
  /** The types of its inputs: all that show a date or a time count as `date`. */
  inputs: ReadonlySet<string>
}

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>/gi
const ATTRIBUTE = /([^\s=>"/]+)(?:="([^"]*)")?/g

/** Elements that a browser adds by itself. */
const IMPLIED_TAGS = ['html', 'head', 'body', 'tbody', 'colgroup']

/** An attribute that a browser sets when a reader opens a part of the page. */
const IMPLIED_ATTRIBUTES = ['open']

/** Collects the names in a page as React writes it: attributes in double quotes, all escaped. */
export function collectNames(html: string): UsedNames {
  const tags = new Set(IMPLIED_TAGS)
  const classes = new Set<string>()
  const ids = new Set<string>()
  const attributes = new Set(IMPLIED_ATTRIBUTES)
  const inputs = new Set<string>()
  for (const [, tag = '', rest = ''] of html.matchAll(TAG)) {
    tags.add(tag.toLowerCase())
    for (const [, name = '', value = ''] of rest.matchAll(ATTRIBUTE)) {
      attributes.add(name.toLowerCase())
      if (name === 'class') for (const one of value.split(/\s+/)) classes.add(unescapeHtml(one))
      if (name === 'type') inputs.add(/date|time|month|week/.test(value) ? 'date' : value)
      if (name === 'id') ids.add(unescapeHtml(value))
    }
  }
  return { tags, classes, ids, attributes, inputs }
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/** Text as it was before React escaped it. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
}
