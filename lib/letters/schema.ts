import { z } from 'zod'

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
})

/** The day that names a letter's folder and its address. */
export const letterDay = z.iso.date()
