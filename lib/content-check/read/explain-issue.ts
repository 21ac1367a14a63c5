import type { z } from 'zod'
import type { Way, YamlFile } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

/** What a schema found, in an editor's words. */
export type Explained = { way: Way; message: string; remedy: string }

const FORMATS: Record<string, string> = {
  date: 'Write a day of the calendar as YYYY-MM-DD.',
  url: 'Write the whole address, beginning with https:// or http://.',
  regex: 'Use only the signs and the form of the same field in other records.',
}

function named(way: Way): string {
  const keys = way.filter((step) => typeof step === 'string')
  const last = keys.at(-1)
  if (!last) return 'This'
  const around = keys.at(-2)
  return around ? `“${last}” in “${around}”` : `“${last}”`
}

function valueAt(data: unknown, way: Way): unknown {
  return way.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Reflect.get(value, step)
  }, data)
}

function shown(value: unknown): string {
  return typeof value === 'object' ? '' : ` (${JSON.stringify(value)})`
}

/** What to write for a number that holds blanks, a comma or its unit; undefined for other words. */
function misspeltNumber(text: string): string | undefined {
  const bare = text.replace(/\s*(?:₸|тг|тенге|теңге|tenge|KZT|МРП|АЕК|MCI|%|\$)\s*$/i, '').trim()
  if (!/^[-+]?\d[\d\s\u00a0\u202f.,'’]*$/u.test(bare)) return undefined
  const joined = bare.replace(/[\s\u00a0\u202f'’]/gu, '')
  if (/^[-+]?\d{1,3}(?:[.,]\d{3})+$/.test(joined))
    return `Write digits alone: ${joined.replace(/[.,]/g, '')}.`
  const decimal = joined.replace(',', '.')
  if (/^[-+]?\d+(?:\.\d+)?$/.test(decimal))
    return joined.includes(',')
      ? `Write it with a point: ${decimal}.`
      : `Write digits alone, without blanks and without the unit: ${decimal}.`
  return 'Write digits alone, with a point before decimals.'
}

/** Of several allowed forms, the one that the text was meant to have. */
function meantForm(forms: Issue[][]): Issue[] | undefined {
  return forms.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
}

function explainForms(issue: Issue & { code: 'invalid_union' }, data: unknown, way: Way) {
  return (
    meantForm(issue.errors)?.flatMap((one) => explainIssue(one, data, way)) ?? noForm(data, way)
  )
}

/** A value of a record that is neither a number nor a day nor anything else that it may be. */
function noForm(data: unknown, way: Way): Explained[] {
  const value = valueAt(data, way)
  const number = typeof value === 'string' ? misspeltNumber(value) : undefined
  if (number)
    return [
      {
        way,
        message: `${named(way)} is no number as it is written${shown(value)}`,
        remedy: number,
      },
    ]
  return [
    {
      way,
      message: `${named(way)} has none of the forms it may have${shown(value)}`,
      remedy: 'Write a number, true or false, a day as YYYY-MM-DD, or words in en, ru and kk.',
    },
  ]
}

/** One fault that a schema found in a record, each with the way to the value at fault. */
export function explainIssue(issue: Issue, data: unknown, before: Way = []): Explained[] {
  const way = [...before, ...issue.path]
  const value = valueAt(data, way)
  const name = named(way)
  const given = shown(value)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        way: [...way, key],
        message: `There is no field “${key}” here`,
        remedy: 'Correct its spelling, move it to where it belongs, or take it out.',
      }))
    case 'invalid_union':
      return explainForms(issue, data, way)
    case 'invalid_type':
      return value === undefined
        ? [{ way, message: `${name} is missing`, remedy: 'Write it as the other records have it.' }]
        : [
            {
              way,
              message: `${name} is not ${kind(issue.expected)}${given}`,
              remedy: 'Correct it.',
            },
          ]
    case 'invalid_value':
      return value === undefined
        ? [
            {
              way,
              message: `${name} is missing`,
              remedy: `Write one of: ${issue.values.join(', ')}.`,
            },
          ]
        : [
            {
              way,
              message: `${name} is none of the words it may be${given}`,
              remedy: `Write one of: ${issue.values.join(', ')}.`,
            },
          ]
    case 'invalid_format':
      // Words where a number belongs: of all forms of a value, a day is nearest to them.
      if (way.at(-1) === 'value') return noForm(data, way)
      return [
        {
          way,
          message: `${name} is malformed${given}`,
          remedy: FORMATS[issue.format] ?? 'Compare it with other records.',
        },
      ]
    case 'too_big':
      return [
        {
          way,
          message: `${name} has more than ${issue.maximum}${counted(issue.origin)}`,
          remedy: 'Shorten it.',
        },
      ]
    case 'too_small':
      return [
        {
          way,
          message:
            issue.minimum === 1
              ? `${name} is empty`
              : `${name} has fewer than ${issue.minimum}${counted(issue.origin)}`,
          remedy: 'Complete it.',
        },
      ]
    default:
      return [
        {
          way,
          message: issue.message.replace(/\.$/, ''),
          remedy: 'Correct it, here or in the other place.',
        },
      ]
  }
}

function counted(origin: string): string {
  const nouns: Record<string, string> = { string: ' characters', array: ' entries' }
  return nouns[origin] ?? ''
}

function kind(expected: string): string {
  const kinds: Record<string, string> = {
    string: 'a text: put it in quotes',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
  }
  return kinds[expected] ?? expected
}

/** The line of an explained fault: faults of a whole file name what they speak of. */
export function lineOfFault(file: YamlFile, { way, message }: Explained): number {
  if (way.length > 0) return file.lineOf(way)
  const subject = /“([^”]+)”|\d{4}-\d{2}-\d{2}|\d{4}/.exec(message)
  return file.lineWith(subject?.[1] ?? subject?.[0] ?? '') ?? file.lineOf([])
}
