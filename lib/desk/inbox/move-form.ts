import { z } from 'zod'
import {
  type FieldErrors,
  type FieldKind,
  fieldErrors,
  optionalText,
} from '#lib/forms/form-values.ts'
import { DECLINE_REASONS, RECOMMENDATION_STATUSES } from '#lib/store/recommendation-types.ts'
import type { FormValues } from '#lib/store/store.ts'

/** The longest note, in characters. */
export const LONGEST_NOTE = 4_000

/** The fields of a move; `seen` is where the recommendation stood when the page was shown. */
export const MOVE_FIELDS = {
  to: 'text',
  reason: 'text',
  note: 'text',
  mail: 'text',
  version: 'text',
  seen: 'text',
} as const satisfies Record<string, FieldKind>

const reason = z
  .union([z.literal(''), z.enum(DECLINE_REASONS)], { error: 'move.reason' })
  .transform((code) => (code === '' ? undefined : code))

/** What an editor wants done with one recommendation. Messages are keys under `errors`. */
export const moveSchema = z
  .object({
    to: z.enum(RECOMMENDATION_STATUSES, { error: 'move.to' }),
    reason,
    note: optionalText(LONGEST_NOTE),
    mail: z.string().transform((ticked) => ticked === 'yes'),
    version: z.coerce.number().int().positive(),
    seen: z.enum(RECOMMENDATION_STATUSES),
  })
  .refine(({ to, reason }) => to !== 'declined' || reason !== undefined, {
    path: ['reason'],
    error: 'move.reason',
  })

/** One line of the inbox that was ticked: `WE-7KCA4RXP@3` says which, as it was seen. */
const chosen = z
  .string()
  .regex(/^[\w-]{1,40}@\d{1,9}$/)
  .transform((value) => {
    const [reference = '', version = ''] = value.split('@')
    return { reference, version: Number(version) }
  })

/** What an editor wants done with several. Messages are keys under `errors`. */
export const bulkSchema = z
  .object({
    chosen: z.array(chosen).min(1, { error: 'move.chosen' }),
    to: z.enum(RECOMMENDATION_STATUSES, { error: 'move.to' }),
    reason,
    note: optionalText(LONGEST_NOTE),
    mail: z.string().transform((ticked) => ticked === 'yes'),
  })
  .refine(({ to, reason }) => to !== 'declined' || reason !== undefined, {
    path: ['reason'],
    error: 'move.reason',
  })

export const BULK_FIELDS = {
  chosen: 'boxes',
  to: 'text',
  reason: 'text',
  note: 'text',
  mail: 'text',
} as const satisfies Record<string, FieldKind>

/** A note without a move. Messages are keys under `errors`. */
export const noteSchema = optionalText(LONGEST_NOTE).refine((note) => note.trim() !== '', {
  error: 'move.note',
})

/** What is wrong with a bulk move; nothing when it can be tried. */
export function bulkErrors(answers: FormValues): FieldErrors {
  return shown(bulkSchema.safeParse(answers).error)
}

/** What is wrong with a move, of the fields that an editor can mend. */
export function moveErrors(answers: FormValues): FieldErrors {
  return shown(moveSchema.safeParse(answers).error)
}

const SHOWN = ['chosen', 'to', 'reason', 'note']

function shown(error: z.ZodError | undefined): FieldErrors {
  const all = error ? Object.entries(fieldErrors(error)) : []
  return Object.fromEntries(all.filter(([field]) => SHOWN.includes(field)))
}
