import { z } from 'zod'
import { type FieldKind, nameText } from '#lib/forms/form-values.ts'

/** The longest sentence about a change, in characters. */
const LONGEST_SENTENCE = 400

/** The fields with which an editor decides about a change: one sentence a language. */
export const DECISION_FIELDS = {
  fact: 'text',
  before: 'text',
  after: 'text',
  en: 'text',
  ru: 'text',
  kk: 'text',
} as const satisfies Record<string, FieldKind>

const sentence = nameText('sentence', LONGEST_SENTENCE).transform((text) => text.trim())

/** The sentences with which a change is announced. Messages are keys under `errors`. */
export const sentencesSchema = z.object({ en: sentence, ru: sentence, kk: sentence })
