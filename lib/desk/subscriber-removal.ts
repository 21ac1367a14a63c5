import { z } from 'zod'
import { emailSchema } from '#lib/forms/email.ts'
import { type FieldErrors, type FieldKind, fieldErrors } from '#lib/forms/form-values.ts'
import type { FormValues } from '#lib/store/store.ts'

export const REMOVAL_FIELDS = {
  email: 'text',
  sure: 'text',
} as const satisfies Record<string, FieldKind>

/** An address that is to be removed for good. Messages are keys under `errors`. */
export const removalSchema = z.object({
  email: emailSchema,
  sure: z.literal('yes', { error: 'subscriberSure' }),
})

/** What is wrong with what an editor sent. */
export function removalErrors(answers: FormValues): FieldErrors {
  const { error } = removalSchema.safeParse(answers)
  return error ? fieldErrors(error) : {}
}
