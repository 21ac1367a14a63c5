import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml'

const HEAD = /^---\n([\s\S]*?)\n---\n/

/** The fields of a front matter that are words, days, numbers or lists of words. */
export type FrontMatterValue = string | number | null | string[]

/** The fields that a form shows; those that are maps or lists of maps are left out. */
export type FrontMatter = Map<string, FrontMatterValue>

function documentOf(text: string): { document: Document; start: number; end: number } | undefined {
  const head = HEAD.exec(text)
  if (head?.[1] === undefined) return undefined
  const document = parseDocument(head[1], { schema: 'core' })
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined
  return { document, start: '---\n'.length, end: '---\n'.length + head[1].length }
}

/** Reads the fields of a text with line feeds; undefined if the front matter is not readable. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const found = documentOf(text)
  if (!found || !isMap(found.document.contents)) return undefined
  const fields: FrontMatter = new Map()
  for (const { key, value } of found.document.contents.items) {
    if (!isScalar(key)) continue
    const name = String(key.value)
    if (isScalar(value) && isShown(value.value)) fields.set(name, value.value)
    if (isSeq(value)) {
      const items = value.items.map((item) => (isScalar(item) ? item.value : undefined))
      if (items.every((item) => typeof item === 'string')) fields.set(name, items)
    }
  }
  return fields
}

function isShown(value: unknown): value is string | number | null {
  return typeof value === 'string' || typeof value === 'number' || value === null
}

/**
 * Sets one field and leaves every other character as it is: the range of the old value is replaced,
 * so that a changed field is a changed line. A field that is missing is added at the end.
 *
 * @returns undefined if the front matter is not readable
 */
export function setFrontMatter(
  text: string,
  field: string,
  value: FrontMatterValue,
): string | undefined {
  const found = documentOf(text)
  if (!found || !isMap(found.document.contents)) return undefined
  const { document, start, end } = found
  const node = found.document.contents.get(field, true)
  const range = rangeOf(node)
  if (!range) {
    if (document.has(field)) return undefined
    return `${text.slice(0, end)}\n${field}: ${written(value)}${text.slice(end)}`
  }
  const block = isSeq(node) && !node.flow && Array.isArray(value) && value.length > 0
  const lines = block ? blockItems(text.slice(0, start + range[0]), value) : written(value)
  return text.slice(0, start + range[0]) + lines + text.slice(start + range[1])
}

/**
 * Adds a change of which readers are told to the top of `changes`, which lists the newest first.
 *
 * @returns undefined if the front matter is not readable
 */
export function addChange(
  text: string,
  change: { date: string; note: string },
): string | undefined {
  const found = documentOf(text)
  if (!found || !isMap(found.document.contents)) return undefined
  const { start, end } = found
  const note = written(change.note)
  const item = `- date: ${change.date}\n    note: ${note}`
  const list: unknown = found.document.contents.get('changes', true)
  if (isSeq(list) && list.items.length > 0 && !list.flow && list.range) {
    const at = start + list.range[0]
    const indent = text.slice(text.lastIndexOf('\n', at) + 1, at)
    return `${text.slice(0, at)}- date: ${change.date}\n${indent}  note: ${note}\n${indent}${text.slice(at)}`
  }
  const range = rangeOf(list)
  if (range)
    return `${text.slice(0, start + range[0]).trimEnd()}\n  ${item}${text.slice(start + range[1])}`
  return `${text.slice(0, end)}\nchanges:\n  ${item}${text.slice(end)}`
}

/** Where a value begins and ends; the range of a block list would include the line end after it. */
function rangeOf(node: unknown): [number, number] | undefined {
  if (!isNode(node) || !node.range) return undefined
  const last: unknown = isSeq(node) && !node.flow ? node.items.at(-1) : undefined
  if (isMap(last)) return undefined
  return [node.range[0], (isNode(last) && last.range?.[1]) || node.range[1]]
}

/** A value on one line, in quotes where YAML needs them. */
function written(value: FrontMatterValue): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'string') return String(value)
  const words = value.replace(/\s+/g, ' ').trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return words
  return stringify(words, { schema: 'core', lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd()
}

/** The items of a block list, indented like the first one, which begins where `before` ends. */
function blockItems(before: string, items: string[]): string {
  const indent = before.slice(before.lastIndexOf('\n') + 1)
  return items.map((item) => `- ${written(item)}`).join(`\n${indent}`)
}
