import { z } from 'zod'
import { emailSchema } from '#lib/forms/email.ts'
import { type FieldErrors, type FieldKind, fieldErrors } from '#lib/forms/form-values.ts'
import type { FormValues } from '#lib/store/store.ts'

export const BLOCK_FIELDS = {
  email: 'text',
  reason: 'text',
  note: 'text',
} as const satisfies Record<string, FieldKind>

/** Reasons that an editor may give; the others come from mail servers and mailbox providers. */
export const EDITOR_REASONS = ['asked', 'abuse'] as const

/** An address that is to get no mail any more. Messages are keys under `errors`. */
export const blockSchema = z.object({
  email: emailSchema,
  reason: z.enum(EDITOR_REASONS, { error: 'blockReason' }),
  note: z.string().max(500, { error: 'blockNote' }).default(''),
})

/** What is wrong with what an editor sent. */
export function blockErrors(answers: FormValues): FieldErrors {
  const { error } = blockSchema.safeParse(answers)
  return error ? fieldErrors(error) : {}
}
