import { z } from 'zod'
import {
  type FieldErrors,
  type FieldKind,
  fieldErrors,
  optionalText,
} from '#lib/forms/form-values.ts'
import type { FormValues } from '#lib/store/store.ts'

/** The longest mail in an editor's own words, in characters. */
const LONGEST_TEXT = 5_000

/** The texts from which an editor can begin. */
export const TEMPLATES = ['question', 'ask'] as const

export type Template = (typeof TEMPLATES)[number]

/** Whether a text names a template. */
export function isTemplate(text: string): text is Template {
  return TEMPLATES.some((template) => template === text)
}

/** The fields of a mail to the sender. */
export const WRITE_FIELDS = {
  text: 'text',
  link: 'text',
} as const satisfies Record<string, FieldKind>

/** A mail to the sender in an editor's own words. Messages are keys under `errors`. */
export const writeSchema = z.object({
  text: optionalText(LONGEST_TEXT).refine((text) => text.trim() !== '', { error: 'write' }),
  /** Whether the link for the person is included. */
  link: z
    .string()
    .default('')
    .transform((ticked) => ticked === 'yes'),
})

/** What is wrong with such a mail; nothing when it can be shown. */
export function writeErrors(answers: FormValues): FieldErrors {
  const { error } = writeSchema.safeParse(answers)
  return error ? fieldErrors(error) : {}
}
