import { z } from 'zod'
import en from '#content/messages/en.json' with { type: 'json' }
import type { FindingCode } from '../finding.ts'
import { type Said, say } from '../say.ts'
import { meantName } from '../words/lookalikes.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

/** A schema error in an editor's words. */
export type Explained = { valuePath: ValuePath } & Said

/** The field at a path, and the field that it is in. */
function named(valuePath: ValuePath): { field: string; within: string } {
  const keys = valuePath.filter((step) => typeof step === 'string')
  return { field: keys.at(-1) ?? '', within: keys.at(-2) ?? '' }
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
function misspeltNumber(text: string): { how: string; number: string } | undefined {
  const bare = text.replace(/\s*(?:₸|тг|тенге|теңге|tenge|KZT|МРП|АЕК|MCI|%|\$)\s*$/i, '').trim()
  if (!/^[-+]?\d[\d\s\u00a0\u202f.,'’]*$/u.test(bare)) return undefined
  const joined = bare.replace(/[\s\u00a0\u202f'’]/gu, '')
  if (/^[-+]?\d{1,3}(?:[.,]\d{3})+$/.test(joined)) {
    return { how: 'alone', number: joined.replace(/[.,]/g, '') }
  }
  const number = joined.replace(',', '.')
  if (!/^[-+]?\d+(?:\.\d+)?$/.test(number)) return { how: 'other', number: '' }
  return { how: joined.includes(',') ? 'point' : 'unit', number }
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
  const values = { ...named(valuePath), given: shown(value) }
  const said = number ? say('number-spelt', { ...values, ...number }) : say('value-form', values)
  return [{ valuePath, ...said }]
}

function unknownField(key: string, record: unknown): Said {
  const meant = meantName(key)
  if (meant) return say('lookalike', { given: key, meant })
  // `{ en: Late, fee }`
  const isCut = valueAt(record, [key]) === null
  return isCut ? say('field-comma', { key }) : say('field-unknown', { key })
}

/** Explains one schema error of a record, with the path to the invalid value. */
export function explainIssue(issue: Issue, data: unknown, before: ValuePath = []): Explained[] {
  const valuePath = [...before, ...issue.path]
  const value = valueAt(data, valuePath)
  const name = named(valuePath)
  const given = shown(value)
  const one = (said: Said): Explained[] => [{ valuePath, ...said }]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        valuePath: [...valuePath, key],
        ...unknownField(key, value),
      }))
    case 'invalid_union':
      return explainForms(issue, data, valuePath)
    case 'invalid_type':
      return one(
        value === undefined
          ? say('field-missing', name)
          : say('field-type', { ...name, type: TYPES[issue.expected] ?? 'any', given }),
      )
    case 'invalid_value': {
      const words = issue.values.join(', ')
      if (value === undefined) return one(say('word-missing', { ...name, words }))
      const meant = meantName(String(value), (word) => issue.values.includes(word))
      return one(
        meant
          ? say('lookalike', { given: String(value), meant })
          : say('word-unknown', { ...name, words, given }),
      )
    }
    case 'invalid_format':
      // Text instead of a number: zod would report the date format, which is the closest type.
      if (valuePath.at(-1) === 'value') return wrongType(data, valuePath)
      return one(say('field-format', { ...name, given, format: issue.format }))
    case 'too_big':
      return one(say('too-big', { ...name, most: String(issue.maximum), unit: issue.origin }))
    case 'too_small':
      return one(
        issue.minimum === 1
          ? say('field-empty', name)
          : say('too-small', { ...name, least: String(issue.minimum), unit: issue.origin }),
      )
    case 'invalid_key':
      return one(say('name-form', { key: String(issue.path.at(-1) ?? '') }))
    case 'custom':
      return one(ruleSaid(issue.params))
    default:
      return one(say('schema'))
  }
}

/** What zod expects, by the kinds of value that the words know. */
const TYPES: Record<string, string> = {
  string: 'string',
  number: 'number',
  int: 'number',
  boolean: 'boolean',
  array: 'array',
  tuple: 'array',
  object: 'object',
  record: 'object',
}

const ruleSchema = z.object({
  finding: z.object({
    code: z.custom<FindingCode>((code) => Object.hasOwn(en.findings, String(code))),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})

/** What a rule of our own schemas says: the code and values of `addFault`. */
function ruleSaid(params: unknown): Said {
  const rule = ruleSchema.safeParse(params)
  return rule.success ? say(rule.data.finding.code, rule.data.finding.values) : say('schema')
}

/**
 * The line of an explained error; for an error of the whole file, the line that the message names.
 */
export function lineOfFault(file: YamlFile, { valuePath, message }: Explained): number {
  if (valuePath.length > 0) return file.lineOf(valuePath)
  const subject = /“([^”]+)”|\d{4}-\d{2}-\d{2}|\d{4}/.exec(message)
  return file.lineWith(subject?.[1] ?? subject?.[0] ?? '') ?? file.lineOf([])
}
