import { z } from 'zod'
import type { FormValues } from '#lib/store/store.ts'

/** A field of a form: one line of text, or boxes of which several may be ticked. */
export type FieldKind = 'text' | 'boxes'

/**
 * A submission's answers to the named fields, as typed; browsers send line breaks as CRLF
 * (HTML, 4.10.21.4), which become the LF that was typed. Other fields and files are left out.
 */
export function readFormValues(form: FormData, fields: Record<string, FieldKind>): FormValues {
  const answers: FormValues = {}
  for (const [name, kind] of Object.entries(fields)) {
    const values = form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map((value) => value.replaceAll('\r\n', '\n'))
    answers[name] = kind === 'boxes' ? values : (values[0] ?? '')
  }
  return answers
}

/** The names of a form's fields, in their order. */
export function fieldNames<T extends Record<string, FieldKind>>(fields: T): (keyof T & string)[] {
  return Object.keys(fields).filter((name): name is keyof T & string => name in fields)
}

/** One answer of text; empty when there is none. */
export function textValue(answers: FormValues, name: string): string {
  const value = answers[name]
  return typeof value === 'string' ? value : ''
}

/** The boxes ticked under one name. */
export function boxValues(answers: FormValues, name: string): string[] {
  const value = answers[name]
  return Array.isArray(value) ? value : []
}

/** What is wrong with a field: the key of a message under `errors`. */
export type FieldErrors = Record<string, string>

/** The first error of each field, in the order of the schema's fields. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0])
    errors[field] ??= issue.message
  }
  return errors
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come in
export const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u

// Spaces, and signs that take no room at all: a name of them would be no name to a reader.
const BLANK = /^[\s\p{Z}\p{Cf}]*$/u

/** A text that must be given, kept exactly as typed; without it the error is `<key>.missing`. */
export function requiredText(key: string, most: number) {
  return text(`${key}.missing`, most).refine((value) => !BLANK.test(value), {
    error: `${key}.missing`,
  })
}

/** A text that may be left empty, or out. */
export function optionalText(most: number) {
  return text('unprintable', most).default('')
}

function text(notText: string, most: number) {
  return z
    .string({ error: notText })
    .refine((value) => [...value].length <= most, { error: 'tooLong', abort: true })
    .refine((value) => !UNPRINTABLE.test(value), { error: 'unprintable', abort: true })
}

/** A name or a place: one line. That a link stands in it is a mark of robots, and no error. */
export function nameText(key: string, most: number) {
  return requiredText(key, most).refine((value) => !value.includes('\n'), { error: 'oneLine' })
}
