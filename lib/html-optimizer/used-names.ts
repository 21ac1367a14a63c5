import type { Element } from 'domhandler'

/** The names by which selectors can match the elements of a page. */
export type UsedNames = {
  tags: ReadonlySet<string>
  classes: ReadonlySet<string>
  ids: ReadonlySet<string>
  attributes: ReadonlySet<string>
  /** Types of `<input>`; all with a date or time picker count as `date`. */
  inputs: ReadonlySet<string>
}

/** Elements that a browser adds itself. */
const IMPLIED_TAGS = ['html', 'head', 'body', 'tbody', 'colgroup']

/** Attributes that a browser sets when a reader opens a part of the page. */
const IMPLIED_ATTRIBUTES = ['open']

/** Collects the names in a page; tag and attribute names in lower case. */
export function collectNames(elements: Iterable<Element>): UsedNames {
  const tags = new Set(IMPLIED_TAGS)
  const classes = new Set<string>()
  const ids = new Set<string>()
  const attributes = new Set(IMPLIED_ATTRIBUTES)
  const inputs = new Set<string>()
  for (const { name, attribs } of elements) {
    tags.add(name.toLowerCase())
    for (const attribute of Object.keys(attribs)) attributes.add(attribute.toLowerCase())
    for (const one of classesOf(attribs.class)) classes.add(one)
    if (attribs.id !== undefined) ids.add(attribs.id)
    const { type = '' } = attribs
    if (type !== '') inputs.add(/date|time|month|week/.test(type) ? 'date' : type)
  }
  return { tags, classes, ids, attributes, inputs }
}

/** The classes in the value of a `class` attribute. */
export function classesOf(value = ''): string[] {
  return value.split(/\s+/).filter(Boolean)
}
