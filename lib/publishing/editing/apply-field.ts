import {
  addChange,
  type FrontMatterValue,
  readFrontMatter,
  setFrontMatter,
} from './front-matter.ts'

/** The name under which a form sends the note of a change, which is added and not set. */
export const CHANGE_FIELD = '+change'

const LISTS = new Set(['sources', 'related'])
const NUMBERS = new Set(['order'])
const WORDS_OR_NULL = new Set(['reviewer'])

/** A field of the front matter as a form shows it: a list has one item a line. */
export type FormField = { name: string; value: string; kind: 'line' | 'text' | 'list' }

const LONG = new Set(['summary', 'audience', 'preheader'])

/** The fields of a text's front matter for a form; none if it is not readable. */
export function formFields(text: string): FormField[] {
  return [...(readFrontMatter(text) ?? [])]
    .filter(([name, value]) => name !== 'changes' || !Array.isArray(value))
    .map(([name, value]) => {
      if (Array.isArray(value)) return { name, value: value.join('\n'), kind: 'list' }
      return { name, value: String(value ?? ''), kind: LONG.has(name) ? 'text' : 'line' }
    })
}

/**
 * Sets a field to what a form sent, and leaves every other line as it is.
 *
 * @returns undefined if the front matter is not readable
 */
export function applyField(
  text: string,
  { field, value, today }: { field: string; value: string; today: string },
): string | undefined {
  if (field === CHANGE_FIELD) {
    const note = value.trim()
    return note === '' ? text : addChange(text, { date: today, note })
  }
  if (!/^[a-z]+$/i.test(field)) return undefined
  return setFrontMatter(text, field, read(field, value))
}

function read(field: string, value: string): FrontMatterValue {
  const words = value.trim()
  if (LISTS.has(field)) return words.split(/[\s,]+/).filter(Boolean)
  if (NUMBERS.has(field) && /^\d+$/.test(words)) return Number(words)
  if (WORDS_OR_NULL.has(field) && words === '') return null
  return words
}

/** Applies all fields of a form that differ from what the form showed. */
export function applyFields(
  text: string,
  fields: { field: string; value: string; was: string }[],
  today: string,
): string {
  return fields
    .filter(({ value, was }) => value.replace(/\r\n?/g, '\n') !== was.replace(/\r\n?/g, '\n'))
    .reduce((whole, { field, value }) => applyField(whole, { field, value, today }) ?? whole, text)
}
