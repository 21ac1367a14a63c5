import type { z } from 'zod'
import type { ValuePath, YamlFile } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

/** A schema error in an editor's words. */
export type Explained = { valuePath: ValuePath; message: string; remedy: string }

const FORMATS: Record<string, string> = {
  date: 'Write a day of the calendar as YYYY-MM-DD.',
  url: 'Write the whole address, beginning with https:// or http://.',
  regex: 'Use only the signs and the form of the same field in other records.',
}

function named(valuePath: ValuePath): string {
  const keys = valuePath.filter((step) => typeof step === 'string')
  const last = keys.at(-1)
  if (!last) return 'This'
  const around = keys.at(-2)
  return around ? `“${last}” in “${around}”` : `“${last}”`
}

function valueAt(data: unknown, valuePath: ValuePath): unknown {
  return valuePath.reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Reflect.get(value, step)
  }, data)
}

function shown(value: unknown): string {
  return typeof value === 'object' ? '' : ` (${JSON.stringify(value)})`
}

/** How to write a number that contains spaces, a comma or its unit; undefined for other text. */
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

/** Of the members of a union, the one that the value was most likely meant to be. */
function meantForm(forms: Issue[][]): Issue[] | undefined {
  return forms.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
}

function explainForms(
  issue: Issue & { code: 'invalid_union' },
  data: unknown,
  valuePath: ValuePath,
) {
  return (
    meantForm(issue.errors)?.flatMap((one) => explainIssue(one, data, valuePath)) ??
    wrongType(data, valuePath)
  )
}

/** The value of a record that matches none of the allowed types. */
function wrongType(data: unknown, valuePath: ValuePath): Explained[] {
  const value = valueAt(data, valuePath)
  const number = typeof value === 'string' ? misspeltNumber(value) : undefined
  if (number)
    return [
      {
        valuePath,
        message: `${named(valuePath)} is no number as it is written${shown(value)}`,
        remedy: number,
      },
    ]
  return [
    {
      valuePath,
      message: `${named(valuePath)} has none of the forms it may have${shown(value)}`,
      remedy: 'Write a number, true or false, a day as YYYY-MM-DD, or words in en, ru and kk.',
    },
  ]
}

/** Explains one schema error of a record, with the path to the invalid value. */
export function explainIssue(issue: Issue, data: unknown, before: ValuePath = []): Explained[] {
  const valuePath = [...before, ...issue.path]
  const value = valueAt(data, valuePath)
  const name = named(valuePath)
  const given = shown(value)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        valuePath: [...valuePath, key],
        message: `There is no field “${key}” here`,
        remedy: 'Correct its spelling, move it to where it belongs, or take it out.',
      }))
    case 'invalid_union':
      return explainForms(issue, data, valuePath)
    case 'invalid_type':
      return value === undefined
        ? [
            {
              valuePath,
              message: `${name} is missing`,
              remedy: 'Write it as the other records have it.',
            },
          ]
        : [
            {
              valuePath,
              message: `${name} is not ${kind(issue.expected)}${given}`,
              remedy: 'Correct it.',
            },
          ]
    case 'invalid_value':
      return value === undefined
        ? [
            {
              valuePath,
              message: `${name} is missing`,
              remedy: `Write one of: ${issue.values.join(', ')}.`,
            },
          ]
        : [
            {
              valuePath,
              message: `${name} is none of the words it may be${given}`,
              remedy: `Write one of: ${issue.values.join(', ')}.`,
            },
          ]
    case 'invalid_format':
      // Text instead of a number: zod would report the date format, which is the closest type.
      if (valuePath.at(-1) === 'value') return wrongType(data, valuePath)
      return [
        {
          valuePath,
          message: `${name} is malformed${given}`,
          remedy: FORMATS[issue.format] ?? 'Compare it with other records.',
        },
      ]
    case 'too_big':
      return [
        {
          valuePath,
          message: `${name} has more than ${issue.maximum}${counted(issue.origin)}`,
          remedy: 'Shorten it.',
        },
      ]
    case 'too_small':
      return [
        {
          valuePath,
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
          valuePath,
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

/**
 * The line of an explained error; for an error of the whole file, the line that the message names.
 */
export function lineOfFault(file: YamlFile, { valuePath, message }: Explained): number {
  if (valuePath.length > 0) return file.lineOf(valuePath)
  const subject = /“([^”]+)”|\d{4}-\d{2}-\d{2}|\d{4}/.exec(message)
  return file.lineWith(subject?.[1] ?? subject?.[0] ?? '') ?? file.lineOf([])
}
