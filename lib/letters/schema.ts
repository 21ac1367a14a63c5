import { z } from 'zod'
import { LOCALES } from '#lib/i18n/locales.ts'

/** The most characters of a subject that mailboxes show on a wide screen. */
const MAX_SUBJECT = 78

/** The head of a letter's text; its day is the name of its folder. */
export const letterSchema = z.strictObject({
  subject: z
    .string()
    .min(5)
    .max(MAX_SUBJECT)
    .regex(/^[^\r\n]*$/),
  /** The line that mailboxes show beside the subject. */
  preheader: z.string().min(10).max(140),
  /** Languages that the letter is not written in; their readers get this text, and are told so. */
  'also-for': z.array(z.enum(LOCALES)).default([]),
})

/** The day that names a letter's folder and its address. */
export const letterDay = z.iso.date()
